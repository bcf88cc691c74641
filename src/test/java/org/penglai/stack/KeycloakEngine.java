package org.penglai.stack;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The real Keycloak with the demo realm, from a program prepared once ({@link KeycloakProgram}). */
public final class KeycloakEngine extends Engine {
    private static final String REALM = "penglai";

    private final int port;

    KeycloakEngine(Place place, int port) {
        super("Keycloak", place);
        this.port = port;
    }

    /** The realm's address, which stands in every token. */
    public URI issuer() {
        return URI.create(base(port) + "/realms/" + REALM);
    }

    private static String base(int port) {
        return "http://localhost:" + port;
    }

    @Override
    WatchedProcess launch(Progress progress) {
        var program = new KeycloakProgram(place(), port).prepared(progress);
        WatchedProcess.awaitEarlier(place().folder());
        var account = Account.forEngines();
        // a changed realm comes with a changed program, and then with its own database
        var database = place().folder().resolve(KeycloakProgram.DATABASE + "-" + program.getFileName());
        try {
            if (Files.notExists(database)) {
                Folders.copy(program.resolve(KeycloakProgram.DATABASE), database, file -> false);
            }
        } catch (RuntimeException e) {
            Folders.remove(database);
            throw e;
        }
        var themes = place().folder().resolve("themes");
        Folders.remove(themes);
        Folders.copy(Artifacts.themes(), themes, file -> false);
        account.own(place().folder());
        progress.says(name(), "starting");
        var command = new ArrayList<>(start(program, database, port));
        command.add("--spi-theme--folder--dir=" + themes);
        return WatchedProcess.start(new WatchedProcess.Launch(
                command,
                settings(environment(place().folder()), KeycloakProgram.archived(program)),
                place().folder(),
                log(),
                account,
                "TERM",
                Duration.ofSeconds(20)));
    }

    /** The command that starts a built program on that database. */
    static List<String> start(Path program, Path database, int port) {
        return List.of(
                program.resolve("bin/kc.sh").toString(),
                "start",
                "--optimized",
                "--http-enabled=true",
                "--http-host=127.0.0.1",
                "--http-port=" + port,
                "--hostname=" + base(port),
                "--db-url=jdbc:h2:file:" + database.resolve("keycloak") + ";NON_KEYWORDS=VALUE",
                "--log-level=info");
    }

    /** The environment with the JVM's flags: small, and quick to start rather than fast when hot. */
    static Map<String, String> settings(Map<String, String> environment, String flags) {
        var settings = new HashMap<>(environment);
        settings.put("JAVA_OPTS_KC_HEAP", "-Xms128m -Xmx512m");
        settings.put("JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=1 " + flags);
        return settings;
    }

    @Override
    boolean answers() throws IOException {
        return answers(issuer());
    }

    static boolean answers(URI issuer) throws IOException {
        return Http.get(URI.create(issuer + "/.well-known/openid-configuration"))
                        .statusCode()
                == 200;
    }

    @Override
    Duration limit() {
        return Duration.ofMinutes(5);
    }

    @Override
    public String address() {
        return issuer().toString();
    }
}
