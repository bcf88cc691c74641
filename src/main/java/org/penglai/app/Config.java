package org.penglai.app;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * Every setting, read once from the environment and checked as a whole.
 *
 * @param profile what kind of place this is
 * @param port of the site
 * @param managementPort of health and metrics, on loopback
 * @param publicUrl of the site as browsers see it, without slash at the end
 * @param blobFolder where documents lie
 */
public record Config(
        Profile profile,
        int port,
        int managementPort,
        String publicUrl,
        Database database,
        Search search,
        Identity identity,
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
     */
    public record Search(URI uri, String prefix) {}

    /** Keycloak: the realm's issuer and our client there. */
    public record Identity(String issuer, String client, Secret secret) {}

    /** Every setting that is missing or malformed, at once. */
    public static final class Unusable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unusable(List<String> wrong) {
            super("the configuration cannot be used:\n  " + String.join("\n  ", wrong));
        }
    }

    /** Reads the environment; throws {@link Unusable} with all that is wrong. */
    public static Config from(Map<String, String> environment) {
        var read = new Reader(environment);
        var config = new Config(
                read.value("PENGLAI_PROFILE", "production", text -> Profile.valueOf(text.toUpperCase(Locale.ROOT))),
                read.value("PENGLAI_PORT", "8080", Config::port),
                read.value("PENGLAI_MANAGEMENT_PORT", "8081", Config::port),
                read.value("PENGLAI_PUBLIC_URL", "http://localhost:8080", Config::site),
                new Database(
                        read.value("PENGLAI_PG_URI", null, Config::postgres),
                        read.value("PENGLAI_PG_USER", "penglai_app", Config::text),
                        read.value("PENGLAI_PG_PASSWORD", null, Secret::new),
                        read.value("PENGLAI_PG_OWNER_USER", "penglai_owner", Config::text),
                        read.value("PENGLAI_PG_OWNER_PASSWORD", null, Secret::new),
                        read.value("PENGLAI_PG_POOL", "16", Config::positive)),
                new Search(
                        read.value("PENGLAI_ES_URI", null, Config::http),
                        read.value("PENGLAI_ES_INDEX_PREFIX", "penglai-", Config::text)),
                new Identity(
                        read.value("PENGLAI_OIDC_ISSUER", null, text -> Config.site(text)),
                        read.value("PENGLAI_OIDC_CLIENT", "penglai-web", Config::text),
                        read.value("PENGLAI_OIDC_SECRET", null, Secret::new)),
                read.value("PENGLAI_BLOB_DIR", null, Path::of));
        read.finish();
        return config;
    }

    private static String text(String text) {
        return text;
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

    private static String site(String text) {
        http(text);
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    private static URI http(String text) {
        var uri = URI.create(text);
        if (uri.getHost() == null || uri.getScheme() == null || !uri.getScheme().matches("https?")) {
            throw new IllegalArgumentException("not an http address");
        }
        return uri;
    }

    private static URI postgres(String text) {
        var uri = URI.create(text);
        if (uri.getHost() == null
                || !"postgresql".equals(uri.getScheme())
                || uri.getPath().length() < 2) {
            throw new IllegalArgumentException("not postgresql://host:port/database");
        }
        return uri;
    }

    private static final class Reader {
        private final Map<String, String> environment;
        private final List<String> wrong = new ArrayList<>();

        Reader(Map<String, String> environment) {
            this.environment = environment;
        }

        @SuppressWarnings("NullAway") // a wrong value is never used: finish() throws before the record leaves from()
        <T> T value(String key, @org.jspecify.annotations.Nullable String standard, Function<String, T> parse) {
            var text = environment.getOrDefault(key, standard);
            if (text == null || text.isBlank()) {
                wrong.add(key + " is missing");
                return null;
            }
            try {
                return parse.apply(text.strip());
            } catch (RuntimeException malformed) {
                var shown = key.contains("PASSWORD") || key.contains("SECRET") ? "(hidden)" : "'" + text + "'";
                wrong.add(key + " cannot be read: " + shown + " (" + malformed.getMessage() + ")");
                return null;
            }
        }

        void finish() {
            if (!wrong.isEmpty()) {
                throw new Unusable(wrong);
            }
        }
    }
}
