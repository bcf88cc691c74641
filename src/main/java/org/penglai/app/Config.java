package org.penglai.app;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.penglai.money.Settlement;
import org.penglai.platform.http.AddressRange;
import org.penglai.platform.sign.PaperKey;
import org.penglai.platform.sign.SigningKey;

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
 * @param observing what is told of the running server
 * @param stopGrace how long a server that was told to stop goes on serving while it says that it is not ready
 * @param publicity how long agreed prices are public in place of the law's days; none: the law's days
 * @param documents where documents lie, and how they are kept from others
 * @param signingKey with which the platform signs the ledger's heads and its certificates as data
 * @param paperKey with which it signs its papers
 * @param mail the server that mails are handed to; none: this site sends none
 * @param settlement the platform's account at its bank; none: parties pay each other directly
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
        Optional<Duration> publicity,
        DocumentSettings documents,
        SigningKey signingKey,
        PaperKey paperKey,
        Optional<MailSettings> mail,
        Optional<Settlement> settlement) {

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

    /** Folder on this machine's disk, of documents or of what passes on the way to them. */
    public Path blobFolder() {
        return documents.folder();
    }

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
        var production = SettingText.isProduction(environment);
        var read = new ConfigReader(environment, new SecretSource(environment, production));
        var profile =
                read.value("PENGLAI_PROFILE", "production", text -> Profile.valueOf(text.toUpperCase(Locale.ROOT)));
        var port = read.value("PENGLAI_PORT", "8080", SettingText::port);
        var managementPort = read.value("PENGLAI_MANAGEMENT_PORT", "8081", SettingText::port);
        var managementHost = read.value("PENGLAI_MANAGEMENT_HOST", "127.0.0.1", SettingText::text);
        var site = SettingText.site(production);
        var publicUrl = read.value("PENGLAI_PUBLIC_URL", production ? NONE : "http://localhost:8080", site);
        var database = database(read);
        var search = search(read);
        var identity = identity(read, site);
        var tls = tls(read);
        var callers = callers(read);
        var observing = observing(read, production);
        var stopGrace = read.value("PENGLAI_STOP_GRACE_SECONDS", "5", SettingText::seconds);
        var publicity = read.value("PENGLAI_PUBLICITY_SECONDS", "none", SettingText.shortPeriod(production));
        var documents = DocumentSettings.of(read, production);
        var signingKey = read.signingKey("PENGLAI_SIGNING_KEY");
        var paperKey = read.value("PENGLAI_PAPER_KEY", NONE, text -> PaperKeyFile.read(Path.of(text), production));
        var mail = MailSettings.of(read, production);
        var settlement = read.value("PENGLAI_SETTLEMENT", "none", SettingText::settlement);
        read.finish();
        return new Config(
                profile.get(),
                port.get(),
                managementPort.get(),
                managementHost.get(),
                publicUrl.get(),
                database.get(),
                search.get(),
                identity.get(),
                tls.get(),
                callers.get(),
                observing.get(),
                stopGrace.get(),
                publicity.get(),
                documents.get(),
                signingKey.get(),
                paperKey.get(),
                mail.get(),
                settlement.get());
    }

    private static Supplier<Database> database(ConfigReader read) {
        var uri = read.value("PENGLAI_PG_URI", NONE, SettingText::postgres);
        var user = read.value("PENGLAI_PG_USER", "penglai_app", SettingText::text);
        var password = read.secret("PENGLAI_PG_PASSWORD");
        var owner = read.value("PENGLAI_PG_OWNER_USER", "penglai_owner", SettingText::text);
        var ownerPassword = read.optionalSecret("PENGLAI_PG_OWNER_PASSWORD");
        var pool = read.value("PENGLAI_PG_POOL", "16", SettingText::positive);
        return () -> new Database(uri.get(), user.get(), password.get(), owner.get(), ownerPassword.get(), pool.get());
    }

    private static Supplier<Search> search(ConfigReader read) {
        var uri = read.value("PENGLAI_ES_URI", NONE, SettingText::http);
        var prefix = read.value("PENGLAI_ES_INDEX_PREFIX", "penglai-", SettingText::text);
        var user = read.value("PENGLAI_ES_USER", "none", SettingText::text);
        var password = read.optionalSecret("PENGLAI_ES_PASSWORD");
        return () -> new Search(uri.get(), prefix.get(), user.get(), password.get());
    }

    private static Supplier<Identity> identity(ConfigReader read, Function<String, String> site) {
        var issuer = read.value("PENGLAI_OIDC_ISSUER", NONE, site);
        var client = read.value("PENGLAI_OIDC_CLIENT", "penglai-web", SettingText::text);
        var secret = read.secret("PENGLAI_OIDC_SECRET");
        return () -> new Identity(issuer.get(), client.get(), secret.get());
    }

    private static Supplier<Tls> tls(ConfigReader read) {
        var authorities = read.value("PENGLAI_TRUSTED_CA", "none", SettingText::file);
        var database = read.value("PENGLAI_PG_TLS", "none", SettingText::verified);
        var certificate = read.value("PENGLAI_TLS_CERTIFICATE", "none", SettingText::file);
        var key = read.value("PENGLAI_TLS_KEY", "none", SettingText::file);
        read.together("PENGLAI_PG_TLS", "PENGLAI_TRUSTED_CA");
        read.together("PENGLAI_TLS_CERTIFICATE", "PENGLAI_TLS_KEY");
        return () -> new Tls(authorities.get(), database.get().isPresent(), certificate.get(), key.get());
    }

    private static Supplier<Callers> callers(ConfigReader read) {
        var proxies = read.value("PENGLAI_TRUSTED_PROXIES", "none", SettingText::ranges);
        var rateFactor = read.value("PENGLAI_RATE_FACTOR", "1", SettingText::positive);
        return () -> new Callers(proxies.get(), rateFactor.get());
    }

    private static Supplier<Observing> observing(ConfigReader read, boolean production) {
        var collector = read.value("PENGLAI_OTLP_ENDPOINT", "none", SettingText::collector);
        var traceShare = read.value("PENGLAI_TRACE_SHARE", "0.1", SettingText::share);
        var logFormat = read.value("PENGLAI_LOG_FORMAT", "json", text -> SettingText.logFormat(text, production));
        return () -> new Observing(collector.get(), traceShare.get(), logFormat.get());
    }
}
