package org.penglai.stack;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The real PostgreSQL, from the binaries in the test class path. */
public final class PostgresEngine extends Engine {
    /** The role that owns the databases and runs the migrations. */
    public static final String OWNER = "penglai_owner";

    /** The role that the server works as, with no more rights than the migrations grant. */
    public static final String APP = "penglai_app";

    private static final String SUPERUSER = "postgres";

    /** PostgreSQL's fast shutdown: it does not wait for its clients. */
    private static final String FAST = "INT";

    private static final Duration GRACE = Duration.ofSeconds(30);

    private final int port;
    private final boolean durable;

    PostgresEngine(Place place, int port, boolean durable) {
        super("PostgreSQL", place);
        this.port = port;
        this.durable = durable;
    }

    /**
     * One database on this server; each role's password is its own name.
     *
     * @param port on 127.0.0.1
     * @param name of the database
     */
    public record Database(int port, String name) {
        /** As the server's configuration wants it. */
        public URI uri() {
            return URI.create("postgresql://127.0.0.1:" + port + "/" + name);
        }

        public String jdbcUrl() {
            return "jdbc:postgresql://127.0.0.1:" + port + "/" + name;
        }

        /** A connection of that role. */
        public Connection connect(String role) throws SQLException {
            return DriverManager.getConnection(jdbcUrl(), role, role);
        }
    }

    public Database database(String name) {
        return new Database(port, name);
    }

    @Override
    WatchedProcess launch(Progress progress) {
        var program = program(progress);
        var account = Account.forEngines();
        account.mustRun(program.resolve("bin/postgres"));
        var data = place().folder().resolve("data");
        WatchedProcess.awaitEarlier(place().folder());
        if (Files.notExists(data)) {
            initialise(program, data, account, progress);
        }
        progress.says(name(), "starting");
        return WatchedProcess.start(launch(command(program, data), "postgresql", account));
    }

    private WatchedProcess.Launch launch(List<String> command, String log, Account account) {
        account.own(place().folder());
        return new WatchedProcess.Launch(
                command, environment(place().folder()), place().folder(), place().log(log), account, FAST, GRACE);
    }

    private Path program(Progress progress) {
        var arch = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
        var resource = "/postgres-linux-" + arch + ".txz";
        var url = PostgresEngine.class.getResource(resource);
        if (url == null) {
            throw new StackFailure("The class path holds no PostgreSQL for this machine (" + resource + ").");
        }
        var name = url.getPath().replaceAll("\\.jar!.*", "").replaceAll(".*/", "");
        return place().home().program(name, folder -> {
            progress.says(name(), "unpacking its program");
            try (var archive = url.openStream()) {
                Archive.unpackXz(archive, folder);
            }
        });
    }

    /** Makes the data folder aside and moves it into place when it is whole. */
    private void initialise(Path program, Path data, Account account, Progress progress) {
        progress.says(name(), "making its data folder");
        var aside = data.resolveSibling("data.half");
        Folders.remove(aside);
        try {
            var password = Files.writeString(place().folder().resolve("password"), SUPERUSER);
            var command = new ArrayList<>(List.of(
                    program.resolve("bin/initdb").toString(),
                    "--pgdata=" + aside,
                    "--username=" + SUPERUSER,
                    "--pwfile=" + password,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8"));
            if (!durable) {
                command.add("--no-sync");
            }
            var initdb = WatchedProcess.start(launch(command, "postgresql-initdb", account));
            if (!initdb.endsWithin(Duration.ofMinutes(2)) || initdb.ended().join() != 0) {
                throw new StackFailure("PostgreSQL cannot make its data folder " + data + ":\n" + initdb.tail());
            }
            Files.delete(password);
            Files.move(aside, data, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new StackFailure("PostgreSQL's data folder " + data + " cannot be made: " + e + ".", e);
        }
    }

    private List<String> command(Path program, Path data) {
        var command = new ArrayList<>(List.of(program.resolve("bin/postgres").toString(), "-D", data.toString()));
        setting(command, "listen_addresses", "127.0.0.1");
        setting(command, "port", Integer.toString(port));
        setting(command, "unix_socket_directories", "");
        setting(command, "max_connections", "200");
        setting(command, "timezone", "UTC");
        setting(command, "log_timezone", "UTC");
        if (!durable) {
            setting(command, "synchronous_commit", "off");
        }
        return command;
    }

    private static void setting(List<String> command, String name, String value) {
        command.add("-c");
        command.add(name + "=" + value);
    }

    @Override
    boolean answers() throws SQLException {
        try (var connection = superuser()) {
            return connection.isValid(1);
        }
    }

    @Override
    Duration limit() {
        return Duration.ofSeconds(60);
    }

    @Override
    public String address() {
        return "127.0.0.1:" + port;
    }

    /** Makes the two roles where they are missing. */
    @Override
    void settle() {
        for (var role : List.of(OWNER, APP)) {
            execute(String.format(Locale.ROOT, """
                    DO $$ BEGIN
                      CREATE ROLE %1$s LOGIN PASSWORD '%1$s';
                    EXCEPTION WHEN duplicate_object THEN NULL;
                    END $$""", role));
        }
        if (!durable) {
            flushing(false);
        }
    }

    /** Makes the database, owned by the owner's role, unless it is there. */
    public Database ensure(String name) {
        if (!exists(name)) {
            execute("CREATE DATABASE " + name + " OWNER " + OWNER);
        }
        return database(name);
    }

    /** Makes the database as a copy of another one, to which nobody may be connected. */
    public Database copy(String template, String name) {
        execute("CREATE DATABASE " + name + " TEMPLATE " + template + " OWNER " + OWNER);
        return database(name);
    }

    /** Removes the database, whoever is still connected to it. */
    public void drop(String name) {
        execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
    }

    /** Gives the database another name; nobody may be connected to it. */
    public void rename(String name, String other) {
        execute("ALTER DATABASE " + name + " RENAME TO " + other);
    }

    /** Whether a commit waits for the disk; a test that speaks of durability turns it on. */
    public void flushing(boolean on) {
        var value = on ? "on" : "off";
        for (var setting : List.of("fsync", "full_page_writes")) {
            execute("ALTER SYSTEM SET " + setting + " = " + value);
        }
        execute("SELECT pg_reload_conf()");
    }

    /** Whether commits in that database wait for the disk, for connections made from now on. */
    public void flushing(String database, boolean on) {
        execute("ALTER DATABASE " + database + " SET synchronous_commit = " + (on ? "on" : "off"));
    }

    /** Writes to the disk what is owed to it, so that no measurement pays for what went before. */
    public void checkpoint() {
        execute("CHECKPOINT");
    }

    /** Whether there is such a database. */
    public boolean exists(String database) {
        try (var connection = superuser();
                var statement = connection.prepareStatement("SELECT 1 FROM pg_database WHERE datname = ?")) {
            statement.setString(1, database);
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        } catch (SQLException e) {
            throw new StackFailure("PostgreSQL refuses to list its databases: " + e.getMessage(), e);
        }
    }

    private void execute(String sql) {
        try (var connection = superuser();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new StackFailure("PostgreSQL refuses: " + e.getMessage(), e);
        }
    }

    private Connection superuser() throws SQLException {
        return database(SUPERUSER).connect(SUPERUSER);
    }
}
