package org.penglai.app;

import java.io.IOException;
import java.util.Properties;

/** What was built: the version that metrics, traces and operators name. */
final class Build {

    private Build() {}

    static String version() {
        try (var in = Build.class.getResourceAsStream("/build.properties")) {
            if (in == null) {
                throw new IllegalStateException("build.properties is missing");
            }
            var properties = new Properties();
            properties.load(in);
            return properties.getProperty("version", "?");
        } catch (IOException unreadable) {
            throw new IllegalStateException("build.properties cannot be read", unreadable);
        }
    }
}
