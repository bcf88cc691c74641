package org.penglai.app;

import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.StartTLSOptions;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Connections of the server to its engines: whom they trust, and that nobody leads them elsewhere. Certificates and the names
 * in them are always verified; authorities of one's own, where given, are trusted alone, in place of the JDK's.
 */
final class Outgoing {

    private static final String BY_NAME = "HTTPS";

    private final Config.Tls settings;

    Outgoing(Config.Tls settings) {
        this.settings = settings;
    }

    /** For the realm. */
    HttpClientOptions http() {
        return trusting(new HttpClientOptions());
    }

    /** For the realm's keys and its health; an answer that leads elsewhere is an answer, not a way. */
    WebClientOptions web() {
        var options = new WebClientOptions().setFollowRedirects(false);
        trusting(options);
        return options;
    }

    /** PostgreSQL's connections, over TLS where that is set: then never without, and to the named host only. */
    PgConnectOptions database(PgConnectOptions options) {
        if (settings.database()) {
            options.setSslMode(SslMode.VERIFY_FULL)
                    .setSslOptions(new ClientSSLOptions()
                            .setHostnameVerificationAlgorithm(BY_NAME)
                            .setTrustOptions(trust().orElseThrow()));
        }
        return options;
    }

    /** The mail server; where TLS is asked for, never without, and to the named host only. */
    MailConfig mail(MailSettings mail) {
        var options = new MailConfig(mail.host(), mail.port());
        options.setHostnameVerificationAlgorithm(BY_NAME);
        options.setSsl(mail.security() == MailSettings.Security.TLS)
                .setStarttls(
                        mail.security() == MailSettings.Security.STARTTLS
                                ? StartTLSOptions.REQUIRED
                                : StartTLSOptions.DISABLED)
                .setLogin(mail.user().equals("none") ? LoginOption.DISABLED : LoginOption.REQUIRED)
                .setOwnHostname(mail.from().substring(mail.from().indexOf('@') + 1))
                .setUserAgent("penglai")
                .setMaxPoolSize(1);
        if (!mail.user().equals("none")) {
            options.setUsername(mail.user()).setPassword(mail.password().value());
        }
        trust().ifPresent(options::setTrustOptions);
        return options;
    }

    /** The same for the migrations' driver. */
    String jdbc(String url) {
        if (!settings.database()) {
            return url;
        }
        var authorities = settings.authorities().orElseThrow().toAbsolutePath().toString();
        return url + (url.contains("?") ? "&" : "?") + "sslmode=verify-full&sslrootcert="
                + URLEncoder.encode(authorities, StandardCharsets.UTF_8);
    }

    /** For Elasticsearch; empty where the JDK's authorities are trusted. */
    Optional<SSLContext> context() {
        return settings.authorities().map(Outgoing::trusting);
    }

    private <O extends HttpClientOptions> O trusting(O options) {
        trust().ifPresent(options::setTrustOptions);
        return options;
    }

    private Optional<PemTrustOptions> trust() {
        return settings.authorities().map(file -> new PemTrustOptions().addCertPath(file.toString()));
    }

    private static SSLContext trusting(Path authorities) {
        try (var in = Files.newInputStream(authorities)) {
            var store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (var authority : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("authority-" + store.size(), authority);
            }
            var trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trusted.init(store);
            var context = SSLContext.getInstance("TLS");
            context.init(null, trusted.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException unusable) {
            throw new IllegalStateException("the authorities cannot be read: " + authorities, unusable);
        }
    }
}
