package org.penglai.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.penglai.kernel.Language;
import org.penglai.kernel.Refusal;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.Caller;
import org.penglai.stack.Stack;
import org.penglai.stack.TestBed;

/** The server's own connections: over TLS where that is set, to whom it trusts by the name it asked for, and nowhere else. */
@Stack
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OutgoingTlsIT {

    /** A certificate that signs itself, and its key, as PEM. */
    private record Identity(Path certificate, Path key) {}

    @TempDir
    private static Path folder;

    private final Vertx vertx = Vertx.vertx();
    private TestBed bed;
    private Identity ours;
    private Identity strangers;
    private Identity elsewheres;

    @BeforeAll
    void start(TestBed given) throws Exception {
        bed = given;
        ours = identity("ours", "ip:127.0.0.1,dns:localhost");
        strangers = identity("strangers", "ip:127.0.0.1,dns:localhost");
        elsewheres = identity("elsewheres", "dns:elsewhere.example");
    }

    @AfterAll
    void stop() throws SQLException {
        postgresSpeaks("off", ours);
        vertx.close().await();
    }

    /** Made with the JDK's own tool, as an authority of one's own would. */
    private static Identity identity(String name, String names) throws Exception {
        var store = folder.resolve(name + ".p12");
        var made = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "it",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-validity",
                        "2",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "san=" + names,
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        "changeit")
                .redirectErrorStream(true)
                .start();
        var said = new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(made.waitFor()).as(said).isZero();
        var keys = KeyStore.getInstance(store.toFile(), "changeit".toCharArray());
        return new Identity(
                pem(name + ".pem", "CERTIFICATE", keys.getCertificate("it").getEncoded()),
                pem(
                        name + "-key.pem",
                        "PRIVATE KEY",
                        keys.getKey("it", "changeit".toCharArray()).getEncoded()));
    }

    private static Path pem(String file, String what, byte[] bytes) throws IOException {
        var text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        return Files.writeString(
                folder.resolve(file), "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(what, text, what));
    }

    /** PostgreSQL with TLS on or off; it keeps key and certificate in its own folder and reads them without a restart. */
    private void postgresSpeaks(String tls, Identity identity) throws SQLException {
        try (var superuser = DriverManager.getConnection(bed.database().jdbcUrl(), "postgres", "postgres");
                var statement = superuser.createStatement()) {
            for (var file : Map.of("server.crt", identity.certificate(), "server.key", identity.key())
                    .entrySet()) {
                statement.execute(
                        "COPY (SELECT line FROM unnest(string_to_array('%s', chr(10))) AS line) TO PROGRAM 'umask 077 && cat > %s'"
                                .formatted(text(file.getValue()).strip(), file.getKey()));
            }
        }
        switchTls("off");
        switchTls(tls);
    }

    /** Off in between, so that what is on then is the identity that was put there. */
    private void switchTls(String tls) throws SQLException {
        try (var superuser = DriverManager.getConnection(bed.database().jdbcUrl(), "postgres", "postgres");
                var statement = superuser.createStatement()) {
            statement.execute("ALTER SYSTEM SET ssl = " + tls);
            statement.execute("SELECT pg_reload_conf()");
        }
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
            try (var connection = DriverManager.getConnection(bed.database().jdbcUrl(), "postgres", "postgres");
                    var shown = connection.createStatement().executeQuery("SHOW ssl")) {
                return shown.next() && shown.getString(1).equals(tls);
            }
        });
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private Config config(String... more) {
        var environment = new HashMap<>(bed.environment());
        environment.put("PENGLAI_PORT", "0");
        environment.put("PENGLAI_MANAGEMENT_PORT", "0");
        for (int at = 0; at < more.length; at += 2) {
            environment.put(more[at], more[at + 1]);
        }
        return Config.from(environment);
    }

    private void with(Config config, Consumer<Wiring> work) {
        var made = new Wiring(vertx, config);
        try {
            work.accept(made);
        } finally {
            made.close();
        }
    }

    private HttpServer engine(Identity identity, io.vertx.core.Handler<HttpServerRequest> handler) {
        return vertx.createHttpServer(new HttpServerOptions()
                        .setSsl(true)
                        .setKeyCertOptions(new PemKeyCertOptions()
                                .addCertPath(identity.certificate().toString())
                                .addKeyPath(identity.key().toString())))
                .requestHandler(handler)
                .listen(0, "127.0.0.1")
                .await();
    }

    private static String https(HttpServer engine) {
        return "https://127.0.0.1:" + engine.actualPort();
    }

    private static boolean encrypted(Wiring made) {
        return made.pg
                .one(
                        "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()",
                        Tuple.tuple(),
                        row -> row.getBoolean("ssl"))
                .orElseThrow();
    }

    private static void refused(Wiring made) {
        assertThatThrownBy(() -> encrypted(made)).isInstanceOf(RuntimeException.class);
    }

    @Test
    void postgresqlIsSpokenToOverTlsAloneAndOnlyWhenItIsTheOneThatIsMeant() throws Exception {
        var verified = config(
                "PENGLAI_PG_TLS",
                "verify",
                "PENGLAI_TRUSTED_CA",
                ours.certificate().toString());
        var others = config(
                "PENGLAI_PG_TLS",
                "verify",
                "PENGLAI_TRUSTED_CA",
                strangers.certificate().toString());
        var named = config(
                "PENGLAI_PG_TLS",
                "verify",
                "PENGLAI_TRUSTED_CA",
                elsewheres.certificate().toString());

        postgresSpeaks("on", ours);
        with(verified, made -> assertThat(encrypted(made)).isTrue());
        assertThat(Server.isMigrated(verified)).isTrue();
        with(others, OutgoingTlsIT::refused);
        assertThatThrownBy(() -> Server.isMigrated(others)).hasStackTraceContaining("SSL");

        postgresSpeaks("on", elsewheres);
        with(named, OutgoingTlsIT::refused);

        postgresSpeaks("off", ours);
        with(verified, OutgoingTlsIT::refused);
        with(config(), made -> assertThat(encrypted(made)).isFalse());
    }

    @Test
    void elasticsearchIsAskedAsOurUserAndOnlyWhenItIsTheOneThatIsMeant() {
        var asked = new AtomicInteger();
        var expected =
                "Basic " + Base64.getEncoder().encodeToString("penglai:open-sesame-1".getBytes(StandardCharsets.UTF_8));
        io.vertx.core.Handler<HttpServerRequest> answer = request -> {
            asked.incrementAndGet();
            if (expected.equals(request.getHeader("Authorization"))) {
                request.response()
                        .putHeader("Content-Type", "application/json")
                        .putHeader("X-Elastic-Product", "Elasticsearch")
                        .end("{\"nodes\":{\"n\":{\"version\":\"8.19.21\"}},\"status\":\"green\"}");
            } else {
                request.response().setStatusCode(401).end();
            }
        };
        var engine = engine(ours, answer);
        var impostor = engine(elsewheres, answer);

        with(
                elastic(engine, ours, "open-sesame-1"),
                made -> assertThat(made.searchEngine.health().status()).isEqualTo("UP"));
        with(
                elastic(engine, ours, "another-password"),
                made -> assertThat(made.searchEngine.health().status()).isNotEqualTo("UP"));
        var before = asked.get();
        with(
                elastic(engine, strangers, "open-sesame-1"),
                made -> assertThat(made.searchEngine.health().status()).isNotEqualTo("UP"));
        with(
                elastic(impostor, elsewheres, "open-sesame-1"),
                made -> assertThat(made.searchEngine.health().status()).isNotEqualTo("UP"));
        assertThat(asked).as("nothing is said to who is not trusted").hasValue(before);
    }

    private Config elastic(HttpServer engine, Identity trusted, String password) {
        return config(
                "PENGLAI_ES_URI",
                https(engine),
                "PENGLAI_ES_USER",
                "penglai",
                "PENGLAI_ES_PASSWORD",
                password,
                "PENGLAI_TRUSTED_CA",
                trusted.certificate().toString());
    }

    @Test
    void aRedirectIsNotFollowed() {
        var lured = new AtomicInteger();
        var lure = engine(ours, request -> {
            lured.incrementAndGet();
            request.response().end("{}");
        });
        var engine = engine(
                ours,
                request -> request.response()
                        .setStatusCode(302)
                        .putHeader("Location", https(lure) + "/")
                        .end());

        with(elastic(engine, ours, "open-sesame-1"), made -> {
            assertThatThrownBy(() -> made.searchEngine.get("/_cluster/health")).isInstanceOf(RuntimeException.class);
            try {
                var answer = made.http.getAbs(https(engine)).send().await(10, TimeUnit.SECONDS);
                assertThat(answer.statusCode()).isEqualTo(302);
            } catch (java.util.concurrent.TimeoutException slow) {
                throw new AssertionError(slow);
            }
        });
        assertThat(lured).hasValue(0);
    }

    @Test
    void theRealmIsTheOneThatIsMeantAndItsMetadataNamesItself() {
        var said = new String[] {""};
        var realm = engine(
                ours,
                request -> request.response()
                        .putHeader("Content-Type", "application/json")
                        .end(Buffer.buffer(metadata(said[0]))));
        var issuer = https(realm) + "/realms/penglai";

        said[0] = issuer;
        with(realm(issuer, ours), made -> assertThat(begun(made)).isEmpty());
        with(realm(issuer, strangers), made -> assertThat(begun(made)).contains("identity.unavailable"));
        said[0] = "https://evil.example/realms/penglai";
        with(realm(issuer, ours), made -> assertThat(begun(made)).contains("identity.unavailable"));
    }

    private static String metadata(String issuer) {
        return """
                {"issuer": "%1$s", "authorization_endpoint": "%1$s/auth", "token_endpoint": "%1$s/token",
                 "jwks_uri": "%1$s/certs", "end_session_endpoint": "%1$s/logout", "userinfo_endpoint": "%1$s/userinfo",
                 "revocation_endpoint": "%1$s/revoke", "introspection_endpoint": "%1$s/introspect",
                 "keys": []}""".formatted(issuer);
    }

    private Config realm(String issuer, Identity trusted) {
        return config(
                "PENGLAI_OIDC_ISSUER",
                issuer,
                "PENGLAI_TRUSTED_CA",
                trusted.certificate().toString());
    }

    /** The code that a sign-in is refused with when it begins; empty when it leads to the realm. */
    private static Optional<String> begun(Wiring made) {
        var begin = made.signIn.pages().stream()
                .filter(page -> page.path().equals("/sign-in"))
                .findFirst()
                .orElseThrow();
        var call = new Call(
                new Call.Line("signIn", "GET", "/sign-in", "r", Language.ZH),
                new Call.Parameters(Map.of(), Map.of(), Map.of()),
                Call.Content.NONE,
                Caller.ANYONE);
        try {
            assertThat(begin.endpoint().handle(call).status()).isEqualTo(303);
            return Optional.empty();
        } catch (Refusal refused) {
            return Optional.of(refused.code());
        }
    }

    @Test
    void theSitesOwnPortSpeaksTlsWhereItHasACertificate() throws Exception {
        var port = bed.freePort("tls");
        var server = Server.start(config(
                "PENGLAI_PORT", String.valueOf(port),
                "PENGLAI_MANAGEMENT_PORT", String.valueOf(bed.freePort("tls-management")),
                "PENGLAI_TLS_CERTIFICATE", ours.certificate().toString(),
                "PENGLAI_TLS_KEY", ours.key().toString()));
        try {
            var trusting = new Outgoing(
                            new Config.Tls(Optional.of(ours.certificate()), false, Optional.empty(), Optional.empty()))
                    .context()
                    .orElseThrow();
            var home = URI.create("https://127.0.0.1:" + port + "/");
            for (var protocol : List.of("TLSv1.3", "TLSv1.2")) {
                assertThat(status(trusting, protocol, home)).as(protocol).isEqualTo(200);
            }
            assertThatThrownBy(() -> status(trusting, "TLSv1.1", home)).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> HttpClient.newHttpClient()
                            .send(
                                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
                                            .build(),
                                    BodyHandlers.ofString()))
                    .isInstanceOf(IOException.class);
        } finally {
            server.close();
        }
    }

    private static int status(javax.net.ssl.SSLContext trusting, String protocol, URI home) throws Exception {
        var parameters = trusting.getDefaultSSLParameters();
        parameters.setProtocols(new String[] {protocol});
        try (var http = HttpClient.newBuilder()
                .sslContext(trusting)
                .sslParameters(parameters)
                .build()) {
            return http.send(HttpRequest.newBuilder(home).build(), BodyHandlers.ofString())
                    .statusCode();
        }
    }
}
