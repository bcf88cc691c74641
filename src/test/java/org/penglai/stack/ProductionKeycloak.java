package org.penglai.stack;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A Keycloak of its own with the realm of production, imported by Keycloak itself with the addresses and secrets that its
 * environment holds, and with an administrator for the tests.
 */
public final class ProductionKeycloak extends Engine {

    /** Name and password of the administrator, of the realm {@code master}. */
    public static final String ADMIN = "administrator-of-the-tests";

    private static final Path REALM = Path.of("keycloak/penglai-production-realm.json");

    private final int port;
    private final Map<String, String> placeholders;

    /** @param placeholders what the realm's file leaves to the environment */
    ProductionKeycloak(Place place, int port, Map<String, String> placeholders) {
        super("Keycloak-production", place);
        this.port = port;
        this.placeholders = Map.copyOf(placeholders);
    }

    /** The server's address, without slash at the end. */
    public URI base() {
        return URI.create("http://localhost:" + port);
    }

    public URI issuer() {
        return URI.create(base() + "/realms/penglai");
    }

    @Override
    WatchedProcess launch(Progress progress) {
        var program = new KeycloakProgram(place(), port).prepared(progress);
        var database = Folders.make(place().folder().resolve("h2-production"));
        var realm = REALM.toAbsolutePath().toString();
        Account.forEngines().own(place().folder());
        progress.says(name(), "importing the realm of production");
        var importing = process(
                program,
                List.of(
                        program.resolve("bin/kc.sh").toString(),
                        "import",
                        "--optimized",
                        "--file=" + copied(realm),
                        "--db-url=jdbc:h2:file:" + database.resolve("keycloak") + ";NON_KEYWORDS=VALUE"));
        if (importing.ended().join() != 0) {
            throw new StackFailure(
                    "The realm of production cannot be imported; " + log() + " ends with\n" + importing.tail());
        }
        progress.says(name(), "starting");
        var command = new ArrayList<>(KeycloakEngine.start(program, database, port));
        command.add("--spi-theme--folder--dir=" + themes());
        return process(program, command);
    }

    private Path themes() {
        var themes = place().folder().resolve("themes");
        Folders.copy(Artifacts.themes(), themes, file -> false);
        Account.forEngines().own(place().folder());
        return themes;
    }

    /** The realm's file where Keycloak's user may read it. */
    private String copied(String realm) {
        var copy = place().folder().resolve("realm.json");
        try {
            java.nio.file.Files.copy(Path.of(realm), copy, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unreadable) {
            throw new StackFailure("There is no realm of production: " + realm, unreadable);
        }
        Account.forEngines().own(place().folder());
        return copy.toString();
    }

    private WatchedProcess process(Path program, List<String> command) {
        var environment = new HashMap<>(environment(place().folder()));
        environment.putAll(placeholders);
        environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN);
        environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", ADMIN);
        return WatchedProcess.start(new WatchedProcess.Launch(
                command,
                KeycloakEngine.settings(environment, KeycloakProgram.archived(program)),
                place().folder(),
                log(),
                Account.forEngines(),
                "TERM",
                Duration.ofSeconds(20)));
    }

    @Override
    boolean answers() throws IOException {
        return KeycloakEngine.answers(issuer());
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
