package org.penglai.app;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.micrometer.MetricsDomain;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.penglai.platform.http.ApiRouter;
import org.penglai.platform.http.Assets;
import org.penglai.platform.http.Bridge;
import org.penglai.platform.http.ClientAddresses;
import org.penglai.platform.http.Contract;
import org.penglai.platform.http.Cookies;
import org.penglai.platform.http.FieldLimits;
import org.penglai.platform.http.Idempotency;
import org.penglai.platform.http.Incoming;
import org.penglai.platform.http.Limits;
import org.penglai.platform.http.Messages;
import org.penglai.platform.http.PageRouter;
import org.penglai.platform.http.Pages;
import org.penglai.platform.http.Problems;
import org.penglai.platform.http.SecurityHeaders;
import org.penglai.platform.http.Site;
import org.penglai.platform.observe.Observer;
import org.penglai.platform.observe.Tracing;
import org.penglai.platform.outbox.Couriers;
import org.penglai.platform.pg.Migrations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One running server: started whole or not at all, stopped without cutting off a call. */
public final class Server implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Server.class);

    /** All of Vert.x's own but its pools: we count calls by operation, and callers must not choose the names of series. */
    private static final Set<String> UNWANTED = Stream.of(MetricsDomain.values())
            .filter(domain -> domain != MetricsDomain.NAMED_POOLS)
            .map(MetricsDomain::toCategory)
            .collect(Collectors.toUnmodifiableSet());

    private final Vertx vertx;
    private final Wiring made;
    private final Bridge bridge;
    private final Limits limits;
    private final Couriers couriers;
    private final Jobs jobs;
    private final Gauges gauges;
    private final Management management;
    private final int port;
    private final Duration stopGrace;
    private final List<Site> sites = new CopyOnWriteArrayList<>();

    private Server(Vertx vertx, Config config, PrometheusMeterRegistry metrics) {
        this.vertx = vertx;
        this.limits = Limits.DEFAULT;
        this.stopGrace = config.stopGrace();
        this.bridge = new Bridge(limits.inFlight());
        this.made = new Wiring(vertx, config, new Observer(metrics, tracing(config)));
        var contract = Contract.load(Routes.CONTRACTS);
        var messages = Messages.load(Routes.MESSAGES);
        var html = new Pages(messages, assets(), made::admit, made.ids, config.profile() != Config.Profile.PRODUCTION)
                .counting(made.inbox.desk.reading()::unread);
        var routes = new Routes(made, contract, html);
        var problems = new Problems(messages);
        var around = new ApiRouter.Around(
                bridge,
                made.signIn,
                made::admit,
                made.rates,
                made.audit,
                language -> Idempotency.of(made.pg, made.tx, refusal -> problems.document(refusal, language)),
                problems);
        var uploads = uploadFolder(config.blobFolder());
        var api = new ApiRouter(contract, routes.operations(), around, limits, uploads);
        var pages = new PageRouter(routes.pages(), around, html, limits, uploads, new FieldLimits(contract));
        var cookies = Cookies.of(config.publicUrl());
        var parts = new Site.Parts(
                assets(),
                api,
                pages,
                problems,
                html,
                made.ids,
                new ClientAddresses(config.callers().trustedProxies()),
                new SecurityHeaders(cookies.tls(), origin(config.identity().issuer())),
                cookies,
                certificate(config.tls()),
                made.observer);
        this.couriers = new Couriers(vertx, made.database, made.outbox, made.subscribers);
        this.jobs = new Jobs(made);
        this.gauges = new Gauges(made, metrics);
        gauges.work(metrics, bridge, limits, couriers);
        this.management = new Management(vertx, made, metrics, gauges);
        made.ledgerTree.publishKeys();
        this.port = listen(parts, config);
    }

    /** Migrates nothing: the schema must be up to date. Ready to serve when it returns. */
    public static Server start(Config config) {
        var metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        var vertx = Vertx.builder()
                .with(new VertxOptions()
                        .setMetricsOptions(new MicrometerMetricsOptions()
                                .setEnabled(true)
                                .setJvmMetricsEnabled(false)
                                .setDisabledMetricsCategories(UNWANTED)))
                .withMetrics(new MicrometerMetricsFactory(metrics))
                .build();
        try {
            return new Server(vertx, config, metrics);
        } catch (RuntimeException failed) {
            vertx.close().await();
            throw failed;
        }
    }

    /** Brings the schema up to date; answers how many scripts that took. */
    public static int migrate(Config config) {
        var database = config.database();
        if (!database.ownerPassword().isGiven()) {
            throw new Config.Unusable(List.of("PENGLAI_PG_OWNER_PASSWORD is missing: the schema is its owner's"));
        }
        return new Migrations(
                        new Outgoing(config.tls()).jdbc(database.jdbcUrl()),
                        database.owner(),
                        database.ownerPassword().value(),
                        database.user(),
                        Routes.MIGRATIONS)
                .apply();
    }

    /** For servers that have only rights to rows: the schema must have been brought up to date before. */
    static void requireMigrated(Config config) {
        if (!isMigrated(config)) {
            throw new IllegalStateException(
                    "the schema is not up to date: run migrate with the owner's password first");
        }
    }

    /** Whether no script is missing or changed, as far as the server's own role can see. */
    static boolean isMigrated(Config config) {
        var database = config.database();
        return new Migrations(
                        new Outgoing(config.tls()).jdbc(database.jdbcUrl()),
                        database.user(),
                        database.password().value(),
                        database.user(),
                        Routes.MIGRATIONS)
                .complete();
    }

    /** The port the site listens on. */
    public int port() {
        return port;
    }

    /** The port of health and metrics. */
    public int managementPort() {
        return management.port();
    }

    /** What was made, for the commands and the joins. */
    Wiring made() {
        return made;
    }

    /**
     * Says that it is not ready and goes on serving until the proxy has noticed, asking callers to come back on another
     * connection; then takes no new calls, lets running ones end, and lets everything go.
     */
    @Override
    public void close() {
        management.draining();
        sites.forEach(Site::leaving);
        LOG.atInfo().addKeyValue("grace_ms", stopGrace.toMillis()).log("stopping");
        pause(stopGrace);
        made.live.close();
        Future.join(sites.stream().map(site -> site.shutdown(limits.drain())).toList())
                .await();
        if (!bridge.drain(limits.drain())) {
            LOG.atWarn().addKeyValue("running", bridge.running()).log("calls cut off");
        }
        jobs.close();
        couriers.close();
        made.close();
        management.close();
        gauges.close();
        vertx.close().await();
        LOG.atInfo().log("stopped");
    }

    private int listen(Site.Parts parts, Config config) {
        var first = new Site(parts, config.port(), limits);
        sites.add(first);
        vertx.deployVerticle(first).await();
        var actual = first.actualPort();
        var others = Math.max(0, Runtime.getRuntime().availableProcessors() - 1);
        if (others > 0) {
            Supplier<Site> another = () -> {
                var site = new Site(parts, actual, limits);
                sites.add(site);
                return site;
            };
            vertx.deployVerticle(another, new DeploymentOptions().setInstances(others))
                    .await();
        }
        couriers.start();
        made.live.start();
        jobs.start();
        management.start(config.managementHost(), config.managementPort());
        LOG.atInfo().addKeyValue("port", actual).log("serving");
        return actual;
    }

    private static Tracing tracing(Config config) {
        var observing = config.observing();
        return observing
                .collector()
                .map(collector -> Tracing.to(collector, observing.traceShare(), Build.version()))
                .orElseGet(Tracing::off);
    }

    private static void pause(Duration grace) {
        try {
            Thread.sleep(grace);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    static Assets assets() {
        return new Assets(Map.of(
                "penglai.css", "web/penglai.css",
                "dark.css", "web/dark.css",
                "live.js", "web/live.js",
                "suggest.js", "web/suggest.js",
                "favicon.svg", "web/favicon.svg",
                "bootstrap.css", "META-INF/resources/webjars/bootstrap/5.3.8/css/bootstrap.min.css",
                "htmx.js", "META-INF/resources/webjars/htmx.org/2.0.10/dist/htmx.min.js"));
    }

    private static String uploadFolder(Path blobs) {
        try {
            var folder = Files.createDirectories(blobs.resolve(ImportWiring.PASSING));
            Incoming.clear(folder, Instant.now());
            return folder.toString();
        } catch (IOException unwritable) {
            throw new IllegalStateException("the folder for documents cannot be written: " + blobs, unwritable);
        }
    }

    private static Optional<KeyCertOptions> certificate(Config.Tls tls) {
        return tls.certificate()
                .map(file -> new PemKeyCertOptions()
                        .addCertPath(file.toString())
                        .addKeyPath(tls.key().orElseThrow().toString()));
    }

    private static String origin(String address) {
        var uri = URI.create(address);
        return uri.getScheme() + "://" + uri.getAuthority();
    }

    /** How often the housekeeping looks. */
    static final Duration HOUSEKEEPING = Duration.ofMinutes(10);
}
