package org.penglai.app;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.penglai.platform.sign.SigningKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * The command line: {@code serve} (the default; migrates first if it has the owner's password), {@code migrate}, {@code reindex}, {@code outbox},
 * {@code import-ipc}, {@code learn-matching}, {@code verify-records},
 * {@code verify-ledger}, {@code verify-certificate} and {@code new-key}, the last three without any settings.
 */
public final class Main {

    private static final Logger LOG = LoggerFactory.getLogger(Main.class);

    private Main() {}

    public static void main(String[] arguments) {
        var began = System.nanoTime();
        hear();
        var command = arguments.length == 0 ? "serve" : arguments[0];
        try {
            switch (command) {
                case "serve" -> serve(began);
                case "migrate" ->
                    LOG.atInfo()
                            .addKeyValue("scripts", Server.migrate(config()))
                            .log("schema is up to date");
                case "reindex" -> end(new Commands(config()).reindex());
                case "outbox" -> end(new Commands(config()).outbox(arguments));
                case "verify-records" -> end(new Commands(config()).verifyRecords());
                case "import-ipc" -> end(new CommandsForIpc(config()).run(arguments));
                case "learn-matching" -> end(new Commands(config()).learnMatching(arguments));
                case "verify-ledger" -> end(verifyLedger(arguments));
                case "verify-certificate" -> end(verifyCertificate(arguments));
                case "new-key" -> System.out.println(new JsonObject(Map.copyOf(SigningKey.generate())).encode());
                default -> {
                    System.err.println(
                            "unknown command: " + command
                                    + " (serve, migrate, reindex, outbox, import-ipc, learn-matching, verify-records, verify-ledger, verify-certificate, new-key)");
                    System.exit(2);
                }
            }
        } catch (Config.Unusable unusable) {
            System.err.println(unusable.getMessage());
            System.exit(2);
        } catch (RuntimeException failure) {
            LOG.atError().addKeyValue("reason", failure).setCause(failure).log("could not start");
            System.exit(1);
        }
    }

    /** What libraries write elsewhere becomes lines of the one log, and so does what nobody catches. */
    private static void hear() {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        Thread.setDefaultUncaughtExceptionHandler(
                (thread, failure) -> LOG.atError().setCause(failure).log("thread ended"));
    }

    private static int verifyLedger(String[] arguments) {
        if (arguments.length == 1) {
            System.err.println("usage: verify-ledger FILE…  (entries, heads and keys as the API gives them)");
            return VerifyLedger.UNREADABLE;
        }
        var outcome =
                VerifyLedger.of(Arrays.stream(arguments).skip(1).map(Path::of).toList());
        outcome.lines().forEach(System.out::println);
        return outcome.status();
    }

    private static int verifyCertificate(String[] arguments) {
        if (arguments.length < 3) {
            System.err.println(
                    "usage: verify-certificate FILE… KEYS  (certificates as JSON or PDF, keys as the API gives them)");
            return VerifyLedger.UNREADABLE;
        }
        var outcome = VerifyCertificate.of(
                Arrays.stream(arguments).skip(1).map(Path::of).toList());
        outcome.lines().forEach(System.out::println);
        return outcome.status();
    }

    private static void end(int status) {
        if (status != 0) {
            System.exit(status);
        }
    }

    private static Config config() {
        return Config.from(System.getenv());
    }

    private static void serve(long began) {
        var config = config();
        if (config.database().ownerPassword().isGiven()) {
            Server.migrate(config);
        } else {
            Server.requireMigrated(config);
        }
        var server = Server.start(config);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(server::close));
        LOG.atInfo()
                .addKeyValue("port", server.port())
                .addKeyValue(
                        "duration_ms",
                        Duration.ofNanos(System.nanoTime() - began).toMillis())
                .log("ready");
    }
}
