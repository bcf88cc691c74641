package org.penglai.stack;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.penglai.app.Config;
import org.penglai.app.DemoParties;
import org.penglai.app.Server;

/**
 * A site with a PostgreSQL of its own whose log is archived by the script that production uses: it can be backed up while it
 * runs, and brought back elsewhere as it was at a moment.
 */
public final class RestorableSite implements AutoCloseable {
    private static final String DATABASE = "penglai";
    private static final Set<String> NOT_BACKED_UP =
            Set.of("postmaster.pid", "postmaster.opts", "pg_internal.init", "current_logfiles");

    private final StackSession session;
    private final String name;
    private final Map<String, String> bed;
    private final Path archive;
    private final PostgresEngine postgres;
    private final ServerProcess server;

    RestorableSite(StackSession session, String name, Map<String, String> bed, Path archive) {
        this.session = session;
        this.name = name;
        this.bed = Map.copyOf(bed);
        this.archive = archive;
        this.postgres =
                new PostgresEngine(session.place(name + "-pg"), session.ports().of(name + "-pg"), true);
        this.server = new ServerProcess(
                session.place(name),
                environment(),
                session.ports().of(name + "-server"),
                session.ports().of(name + "-management"));
    }

    /** A new one, started, migrated and with its parties; its log is archived from the first row on. */
    static RestorableSite fresh(StackSession session, String name, Map<String, String> bed) {
        var archive = session.place(name + "-archive").folder();
        var site = new RestorableSite(session, name, bed, archive);
        try {
            Files.copy(Path.of("src/docker/postgres/archive-wal.sh"), archive.resolve("archive-wal"));
            Files.setPosixFilePermissions(archive.resolve("archive-wal"), PosixFilePermissions.fromString("r-xr-xr-x"));
        } catch (IOException e) {
            throw new StackFailure("The archive cannot be made: " + e, e);
        }
        Account.forEngines().own(archive);
        site.postgres.start();
        site.execute("ALTER SYSTEM SET archive_mode = on");
        site.execute("ALTER SYSTEM SET archive_command = '" + archive + "/archive-wal %p %f " + archive + "/wal'");
        site.postgres.stop();
        site.postgres.start();
        site.postgres.ensure(DATABASE);
        var config = Config.from(site.environment());
        Server.migrate(config);
        DemoParties.load(config);
        return site;
    }

    public PostgresEngine.Database database() {
        return postgres.database(DATABASE);
    }

    public ServerProcess server() {
        return server;
    }

    /** Where its documents lie. */
    private Path documents() {
        return Path.of(environment().get("PENGLAI_BLOB_DIR"));
    }

    /** PostgreSQL's files, copied while it works: what {@code pg_basebackup} does, by the same two calls. */
    public Path backUp() {
        var backup = session.place(name + "-backup").folder().resolve("base");
        var data = session.place(name + "-pg").folder().resolve("data");
        try (var connection = superuser();
                var statement = connection.createStatement()) {
            statement.execute("SELECT pg_backup_start('test', fast => true)");
            copy(data, backup);
            try (var rows = statement.executeQuery("SELECT labelfile FROM pg_backup_stop()")) {
                rows.next();
                Files.writeString(backup.resolve("backup_label"), rows.getString(1));
            }
            return backup;
        } catch (IOException | SQLException e) {
            throw new StackFailure("The backup failed: " + e, e);
        }
    }

    /** This moment, by the database's clock. */
    public String moment() {
        return ask("SELECT clock_timestamp()::text");
    }

    /** Returns when all that was committed so far lies in the archive. */
    public void archiveAll() {
        var last = ask("SELECT pg_walfile_name(pg_switch_wal())");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Files.exists(archive.resolve("wal").resolve(last)));
    }

    /** Everything dies at once, as in a fire. */
    public void perish() {
        server.kill();
        postgres.kill();
    }

    /** Another site from the backup, the archived log up to that moment and a copy of the documents; its server is not started. */
    public RestorableSite restored(Path backup, String moment) {
        var other = new RestorableSite(session, name + "_restored", bed, archive);
        var data = session.place(other.name + "-pg").folder().resolve("data");
        try {
            copy(backup, data);
            Files.createFile(data.resolve("recovery.signal"));
            Files.writeString(
                    data.resolve("postgresql.auto.conf"), """
                            restore_command = 'cp %s/wal/%%f %%p'
                            recovery_target_time = '%s'
                            recovery_target_action = 'promote'
                            hot_standby = off
                            """.formatted(archive, moment), StandardOpenOption.APPEND);
            copy(documents(), other.documents());
        } catch (IOException e) {
            throw new StackFailure("The backup cannot be laid out: " + e, e);
        }
        other.postgres.start();
        return other;
    }

    /** Runs the command that builds the search index, as an operator does, and answers its status. */
    public int reindex() {
        var place = session.place(name + "-reindex");
        var settings = new HashMap<>(Engine.environment(place.folder()));
        settings.putAll(environment());
        var command = WatchedProcess.start(new WatchedProcess.Launch(
                ServerProcess.java("org.penglai.app.Main", "reindex"),
                settings,
                place.folder(),
                place.log("reindex"),
                Account.caller(),
                "TERM",
                Duration.ofSeconds(20)));
        if (!command.endsWithin(Duration.ofSeconds(90))) {
            command.kill();
            throw new StackFailure("reindex did not end:\n" + command.tail());
        }
        return command.ended().join();
    }

    private Map<String, String> environment() {
        var environment = new HashMap<>(bed);
        environment.put("PENGLAI_PG_URI", postgres.database(DATABASE).uri().toString());
        environment.put(
                "PENGLAI_BLOB_DIR",
                session.place(name).folder().resolve("documents").toString());
        environment.put("PENGLAI_ES_INDEX_PREFIX", bed.get("PENGLAI_ES_INDEX_PREFIX") + name.length() + "-");
        return environment;
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                var relative = from.relativize(folder);
                Files.createDirectories(to.resolve(relative));
                Files.setPosixFilePermissions(to.resolve(relative), Files.getPosixFilePermissions(folder));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                var relative = from.relativize(file);
                if (!relative.startsWith("pg_wal")
                        && !NOT_BACKED_UP.contains(file.getFileName().toString())) {
                    Files.copy(file, to.resolve(relative), StandardCopyOption.COPY_ATTRIBUTES);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE; // a file that PostgreSQL removed meanwhile: the log knows of it
                }
                throw failure;
            }
        });
    }

    private void execute(String sql) {
        try (var connection = superuser();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new StackFailure("PostgreSQL refuses: " + e.getMessage(), e);
        }
    }

    private String ask(String sql) {
        try (var connection = superuser();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new StackFailure("PostgreSQL refuses: " + e.getMessage(), e);
        }
    }

    private Connection superuser() throws SQLException {
        return postgres.database("postgres").connect("postgres");
    }

    @Override
    public void close() {
        server.stop();
        postgres.stop();
    }
}
