package org.penglai.stack;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/**
 * Prepares Keycloak once for each realm file, version and JDK: built for our options, the realm imported into a
 * database that each run copies, and its classes archived, so that a start takes seconds.
 */
final class KeycloakProgram {
    /** Folder of the database with the imported realm. */
    static final String DATABASE = "h2";

    /** Changes when the recipe below does. */
    private static final String RECIPE = "1";

    private static final String CLASSES = "classes.jsa";
    private static final Duration POLL = Duration.ofMillis(200);

    private final Engine.Place place;
    private final int port;

    KeycloakProgram(Engine.Place place, int port) {
        this.place = place;
        this.port = port;
    }

    /** The JVM's flags that use the archived classes. */
    static String archived(Path program) {
        return "-XX:SharedArchiveFile=" + program.resolve(CLASSES) + " -Xshare:auto -Xlog:cds*=error";
    }

    /** The prepared program's folder. */
    Path prepared(Progress progress) {
        var archive = Artifacts.keycloak();
        var digest = new Digest()
                .of(RECIPE)
                .of(archive.getFileName().toString())
                .of(System.getProperty("java.vm.version"))
                .of(Artifacts.realm())
                .hex();
        var unpacked = place.home().program(Artifacts.program(archive), folder -> {
            progress.says("Keycloak", "unpacking its program");
            Archive.unpack(archive, folder);
        });
        return place.home()
                .prepared(unpacked.getFileName() + "-" + digest, folder -> prepare(unpacked, folder, progress));
    }

    private void prepare(Path unpacked, Path program, Progress progress) throws IOException {
        // the build rewrites lib/quarkus in place, which must not reach the unpacked program through a link
        Folders.copy(unpacked, program, file -> file.startsWith("lib/lib"));
        Files.copy(
                Artifacts.realm(), Folders.make(program.resolve("data/import")).resolve("penglai-realm.json"));
        Folders.make(program.resolve(DATABASE));
        var account = Account.forEngines();
        account.own(program);
        account.mustRun(program.resolve("bin/kc.sh"));
        account.mustRun(Path.of(System.getProperty("java.home"), "bin", "java"));

        progress.says("Keycloak", "building it for our options, once");
        run(program, List.of(program.resolve("bin/kc.sh").toString(), "build", "--db=dev-file", "--cache=local"), "");

        progress.says("Keycloak", "importing the realm and archiving its classes, once");
        var command = new ArrayList<>(KeycloakEngine.start(program, program.resolve(DATABASE), port));
        command.add("--import-realm");
        run(program, command, "-XX:ArchiveClassesAtExit=" + program.resolve(CLASSES) + " -Xlog:cds*=error");
        if (Files.notExists(program.resolve(CLASSES))) {
            throw new StackFailure("Keycloak's classes could not be archived; see " + log() + ".");
        }
    }

    /** Runs the build to its end, or the server until it answers and then to its orderly end. */
    private void run(Path program, List<String> command, String flags) {
        var environment = new HashMap<>(Engine.environment(program));
        environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", "admin");
        environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", "admin");
        var process = WatchedProcess.start(new WatchedProcess.Launch(
                command,
                KeycloakEngine.settings(environment, flags),
                program,
                log(),
                Account.forEngines(),
                "TERM",
                Duration.ofSeconds(90)));
        var server = command.contains("start");
        var issuer = URI.create("http://localhost:" + port + "/realms/penglai");
        var end = System.nanoTime() + Duration.ofMinutes(10).toNanos();
        while (!process.endsWithin(POLL)) {
            if (server && answers(issuer)) {
                process.stop();
                return;
            }
            if (System.nanoTime() > end) {
                process.stop();
                throw new StackFailure("Keycloak's preparation did not end within 10 minutes; see " + log() + ".");
            }
        }
        if (server || process.ended().join() != 0) {
            throw new StackFailure(
                    "Keycloak's preparation failed; its log is " + log() + " and ends with\n" + process.tail());
        }
    }

    private static boolean answers(URI issuer) {
        try {
            return KeycloakEngine.answers(issuer);
        } catch (IOException e) {
            return false;
        }
    }

    private Path log() {
        return place.log("keycloak-preparation");
    }
}
