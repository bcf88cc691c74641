package org.penglai.app;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Map;

/**
 * Asks the server of this machine whether it is ready, and ends with 0 if so: for a container's health check, which then
 * needs no other program. It reads one setting and loads no more than it must.
 */
public final class Health {

    private static final int LIMIT_MS = 4_000;

    private Health() {}

    public static void main(String[] arguments) {
        System.exit(ready(System.getenv()) ? 0 : 1);
    }

    static boolean ready(Map<String, String> environment) {
        var port = environment.getOrDefault("PENGLAI_MANAGEMENT_PORT", "8081");
        try {
            var connection = (HttpURLConnection) URI.create("http://127.0.0.1:" + port + "/health/ready")
                    .toURL()
                    .openConnection();
            connection.setConnectTimeout(LIMIT_MS);
            connection.setReadTimeout(LIMIT_MS);
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException | IllegalArgumentException away) {
            return false;
        }
    }
}
