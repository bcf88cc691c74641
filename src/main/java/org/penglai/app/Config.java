package org.penglai.app;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.penglai.platform.http.AddressRange;

/**
 * Every setting, read once from the environment and checked as a whole.
 *
 * @param profile what kind of place this is
 * @param port of the site
 * @param managementPort of health and metrics
 * @param managementHost the address that port listens on: loopback, but where a proxy asks for health from elsewhere
 * @param publicUrl of the site as browsers see it, without slash at the end
 * @param tls whom the server's connections trust, and its own certificate
 * @param callers how callers are told apart and held to their rates
 * @param stopGrace how long a server that was told to stop goes on serving while it says that it is not ready
 * @param blobFolder where documents lie
 */
public record Config(
        Profile profile,
        int port,
        int managementPort,
        String managementHost,
        String publicUrl,
        Database database,
        Search search,
        Identity identity,
        Tls tls,
        Callers callers,
        Observing observing,
        Duration stopGrace,
        Path blobFolder) {

    /** What kind of place the server runs in; only test and demo may move the clock. */
    public enum Profile {
        PRODUCTION,
        TEST,
        DEMO
    }

    /**
     * PostgreSQL.
     *
     * @param uri {@code postgresql://host:port/database}
     * @param user the server's own role, with rights to rows
     * @param owner owner of the schema, for migrations only
     * @param ownerPassword not given to a server whose schema {@code migrate} has brought up to date before
     * @param poolSize connections: about four for each core of the database
     */
    public record Database(URI uri, String user, Secret password, String owner, Secret ownerPassword, int poolSize) {

        public String jdbcUrl() {
            return "jdbc:" + uri;
        }

        public String name() {
            return uri.getPath().substring(1);
        }
    }

    /**
     * Elasticsearch.
     *
     * @param prefix before each index name, so that several sites can share a cluster
     * @param user {@code none} where the engine asks for nobody
     */
    public record Search(URI uri, String prefix, String user, Secret password) {}

    /** Keycloak: the realm's issuer and our client there. */
    public record Identity(String issuer, String client, Secret secret) {}

    /**
     * Transport security of the server itself; browsers' TLS ends at the proxy before it.
     *
     * @param authorities certificates (PEM) that connections to the engines trust in place of the JDK's
     * @param database whether PostgreSQL is spoken to over TLS only
     * @param certificate of the site's port and its key (PEM); none: plain HTTP
     */
    public record Tls(Optional<Path> authorities, boolean database, Optional<Path> certificate, Optional<Path> key) {}

    /**
     * How callers are told apart and held to their rates.
     *
     * @param trustedProxies whose word about the caller's address is taken; nobody's by default
     * @param rateFactor every rate of callers, times this: 1 but for benchmarks, tests and demonstrations
     */
    public record Callers(List<AddressRange> trustedProxies, int rateFactor) {}

    /** Stands for "no default": such a setting must be given. */
    private static final String NONE = "";

    /** Every setting that is missing or malformed, at once. */
    public static final class Unusable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unusable(List<String> wrong) {
            super("the configuration cannot be used:\n  " + String.join("\n  ", wrong));
        }
    }

    /**
     * What is told of the running server.
     *
     * @param collector where traces go, without path; none: no traces
     * @param traceShare of calls whose trace is kept
     * @param logFormat JSON, or text for people, which shows the texts of exceptions and is refused in production
     */
    public record Observing(Optional<URI> collector, double traceShare, LogFormat logFormat) {}

    /** How a line of the log is written; logback reads the same setting by itself. */
    public enum LogFormat {
        JSON,
        TEXT
    }

    /** Reads the environment; throws {@link Unusable} with all that is wrong. */
    public static Config from(Map<String, String> environment) {
        var production = isProduction(environment);
        var read = new Reader(environment, new SecretSource(environment, production));
        var profile =
                read.value("PENGLAI_PROFILE", "production", text -> Profile.valueOf(text.toUpperCase(Locale.ROOT)));
        var port = read.value("PENGLAI_PORT", "8080", Config::port);
        var managementPort = read.value("PENGLAI_MANAGEMENT_PORT", "8081", Config::port);
        var managementHost = read.value("PENGLAI_MANAGEMENT_HOST", "127.0.0.1", Config::text);
        var publicUrl = read.value("PENGLAI_PUBLIC_URL", production ? NONE : "http://localhost:8080", site(production));
        var pgUri = read.value("PENGLAI_PG_URI", NONE, Config::postgres);
        var pgUser = read.value("PENGLAI_PG_USER", "penglai_app", Config::text);
        var pgPassword = read.secret("PENGLAI_PG_PASSWORD");
        var pgOwner = read.value("PENGLAI_PG_OWNER_USER", "penglai_owner", Config::text);
        var pgOwnerPassword = read.optionalSecret("PENGLAI_PG_OWNER_PASSWORD");
        var pgPool = read.value("PENGLAI_PG_POOL", "16", Config::positive);
        var esUri = read.value("PENGLAI_ES_URI", NONE, Config::http);
        var esPrefix = read.value("PENGLAI_ES_INDEX_PREFIX", "penglai-", Config::text);
        var esUser = read.value("PENGLAI_ES_USER", "none", Config::text);
        var esPassword = read.optionalSecret("PENGLAI_ES_PASSWORD");
        var authorities = read.value("PENGLAI_TRUSTED_CA", "none", Config::file);
        var pgTls = read.value("PENGLAI_PG_TLS", "none", Config::verified);
        var certificate = read.value("PENGLAI_TLS_CERTIFICATE", "none", Config::file);
        var key = read.value("PENGLAI_TLS_KEY", "none", Config::file);
        read.together(pgTls, authorities, "PENGLAI_PG_TLS=verify needs PENGLAI_TRUSTED_CA");
        read.together(certificate, key, "PENGLAI_TLS_CERTIFICATE needs PENGLAI_TLS_KEY");
        var issuer = read.value("PENGLAI_OIDC_ISSUER", NONE, site(production));
        var client = read.value("PENGLAI_OIDC_CLIENT", "penglai-web", Config::text);
        var clientSecret = read.secret("PENGLAI_OIDC_SECRET");
        var proxies = read.value("PENGLAI_TRUSTED_PROXIES", "none", Config::ranges);
        var rateFactor = read.value("PENGLAI_RATE_FACTOR", "1", Config::positive);
        var stopGrace = read.value("PENGLAI_STOP_GRACE_SECONDS", "5", Config::seconds);
        var blobs = read.value("PENGLAI_BLOB_DIR", NONE, Path::of);
        var collector = read.value("PENGLAI_OTLP_ENDPOINT", "none", Config::collector);
        var traceShare = read.value("PENGLAI_TRACE_SHARE", "0.1", Config::share);
        var logFormat = read.value("PENGLAI_LOG_FORMAT", "json", text -> logFormat(text, production));
        read.finish();
        return new Config(
                profile.get(),
                port.get(),
                managementPort.get(),
                managementHost.get(),
                publicUrl.get(),
                new Database(
                        pgUri.get(),
                        pgUser.get(),
                        pgPassword.get(),
                        pgOwner.get(),
                        pgOwnerPassword.get(),
                        pgPool.get()),
                new Search(esUri.get(), esPrefix.get(), esUser.get(), esPassword.get()),
                new Identity(issuer.get(), client.get(), clientSecret.get()),
                new Tls(authorities.get(), pgTls.get().isPresent(), certificate.get(), key.get()),
                new Callers(proxies.get(), rateFactor.get()),
                new Observing(collector.get(), traceShare.get(), logFormat.get()),
                stopGrace.get(),
                blobs.get());
    }

    private static Optional<URI> collector(String text) {
        return text.equals("none") ? Optional.empty() : Optional.of(http(text));
    }

    private static double share(String text) {
        var share = Double.parseDouble(text);
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("not from 0 to 1");
        }
        return share;
    }

    private static LogFormat logFormat(String text, boolean production) {
        return switch (text) {
            case "json" -> LogFormat.JSON;
            case "text" -> {
                if (production) {
                    throw new IllegalArgumentException("production writes json");
                }
                yield LogFormat.TEXT;
            }
            default -> throw new IllegalArgumentException("not json or text");
        };
    }

    private static String text(String text) {
        return text;
    }

    private static Optional<Path> file(String text) {
        return text.equals("none") ? Optional.empty() : Optional.of(Path.of(text));
    }

    /** {@code verify}, or {@code none}. */
    private static Optional<Boolean> verified(String text) {
        return switch (text) {
            case "none" -> Optional.empty();
            case "verify" -> Optional.of(true);
            default -> throw new IllegalArgumentException("not verify or none");
        };
    }

    private static int port(String text) {
        var port = Integer.parseInt(text);
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("not a port");
        }
        return port;
    }

    private static int positive(String text) {
        var number = Integer.parseInt(text);
        if (number < 1) {
            throw new IllegalArgumentException("not positive");
        }
        return number;
    }

    private static Duration seconds(String text) {
        var seconds = Integer.parseInt(text);
        if (seconds < 0 || seconds > 300) {
            throw new IllegalArgumentException("not between 0 and 300 seconds");
        }
        return Duration.ofSeconds(seconds);
    }

    /** What is no other profile is production, so that a misspelt one is not the laxer. */
    private static boolean isProduction(Map<String, String> environment) {
        var profile = environment.getOrDefault("PENGLAI_PROFILE", "").strip().toLowerCase(Locale.ROOT);
        return !profile.equals("test") && !profile.equals("demo");
    }

    /** An address that browsers are sent to; in production nobody on the way may read along. */
    private static Function<String, String> site(boolean production) {
        return text -> {
            var scheme = http(text).getScheme();
            if (production && !scheme.equals("https")) {
                throw new IllegalArgumentException("production needs https");
            }
            return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
        };
    }

    /** Addresses or ranges with commas between them, or {@code none}. */
    private static List<AddressRange> ranges(String text) {
        return text.equals("none")
                ? List.of()
                : Stream.of(text.split(",")).map(AddressRange::parse).toList();
    }

    private static URI http(String text) {
        var uri = URI.create(text);
        if (uri.getHost() == null || uri.getScheme() == null || !uri.getScheme().matches("https?")) {
            throw new IllegalArgumentException("not an http address");
        }
        requireNoPassword(uri);
        return uri;
    }

    private static URI postgres(String text) {
        var uri = URI.create(text);
        if (uri.getHost() == null
                || !"postgresql".equals(uri.getScheme())
                || uri.getPath().length() < 2) {
            throw new IllegalArgumentException("not postgresql://host:port/database");
        }
        requireNoPassword(uri);
        if (uri.getQuery() != null && uri.getQuery().contains("ssl")) {
            throw new IllegalArgumentException("TLS has its own setting, PENGLAI_PG_TLS");
        }
        return uri;
    }

    /** Addresses are logged and shown; a password has its own setting. */
    private static void requireNoPassword(URI uri) {
        var query = uri.getQuery() == null ? "" : uri.getQuery();
        if (uri.getRawUserInfo() != null || query.contains("password")) {
            throw new IllegalArgumentException("no user or password in an address");
        }
    }

    private static final class Reader {
        private final Map<String, String> environment;
        private final SecretSource secrets;
        private final List<String> wrong = new ArrayList<>();

        Reader(Map<String, String> environment, SecretSource secrets) {
            this.environment = environment;
            this.secrets = secrets;
        }

        Supplier<Secret> secret(String key) {
            var secret = optionalSecret(key);
            if (secret.get().isGiven() || wrong.stream().anyMatch(said -> said.startsWith(key))) {
                return secret;
            }
            wrong.add(key + " is missing");
            return secret;
        }

        Supplier<Secret> optionalSecret(String key) {
            try {
                var secret = secrets.read(key);
                return () -> secret;
            } catch (SecretSource.Unfit unfit) {
                wrong.add(String.valueOf(unfit.getMessage()));
                return () -> Secret.NONE;
            }
        }

        /** The setting, to be asked for only after {@link #finish}. */
        <T> Supplier<T> value(String key, String standard, Function<String, T> parse) {
            var text = environment.getOrDefault(key, standard).strip();
            if (text.isEmpty()) {
                wrong.add(key + " is missing");
                return Reader::unread;
            }
            try {
                T value = parse.apply(text);
                return () -> value;
            } catch (RuntimeException malformed) {
                var shown = text.contains("@") || text.contains("password") ? "(hidden)" : "'" + text + "'";
                wrong.add(key + " cannot be read: " + shown + " (" + malformed.getMessage() + ")");
                return Reader::unread;
            }
        }

        /** Of two settings that may be absent, the first makes no sense without the second. */
        <A, B> void together(Supplier<Optional<A>> first, Supplier<Optional<B>> second, String otherwise) {
            if (wrong.isEmpty() && first.get().isPresent() && second.get().isEmpty()) {
                wrong.add(otherwise);
            }
        }

        private static <T> T unread() {
            throw new IllegalStateException("asked for a setting before finish()");
        }

        void finish() {
            if (!wrong.isEmpty()) {
                throw new Unusable(wrong);
            }
        }
    }
}
