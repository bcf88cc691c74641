package org.penglai.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Settings are read as a whole: defaults pinned, everything wrong told at once, secrets never shown. */
final class ConfigTest {

    private static final Map<String, String> LEAST = Map.ofEntries(
            Map.entry("PENGLAI_PUBLIC_URL", "https://penglai.example.cn"),
            Map.entry("PENGLAI_PG_URI", "postgresql://localhost:5432/penglai"),
            Map.entry("PENGLAI_PG_PASSWORD", "app-pass-of-a-site"),
            Map.entry("PENGLAI_PG_OWNER_PASSWORD", "owner-pass-of-a-site"),
            Map.entry("PENGLAI_ES_URI", "http://localhost:9200"),
            Map.entry("PENGLAI_OIDC_ISSUER", "https://id.example.cn/realms/penglai"),
            Map.entry("PENGLAI_OIDC_SECRET", "client-pass-of-a-site"),
            Map.entry("PENGLAI_SIGNING_KEY", MadeSigningKey.TEXT),
            Map.entry("PENGLAI_PAPER_KEY", MadePaperKey.FILE.toString()),
            Map.entry("PENGLAI_BLOB_KEY", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"),
            Map.entry("PENGLAI_BLOB_DIR", "/srv/blobs"));

    @Test
    void theDefaultsAre() {
        var config = Config.from(LEAST);

        assertThat(config.profile()).isEqualTo(Config.Profile.PRODUCTION);
        assertThat(config.port()).isEqualTo(8080);
        assertThat(config.managementPort()).isEqualTo(8081);
        assertThat(config.publicUrl()).isEqualTo("https://penglai.example.cn");
        assertThat(config.database().user()).isEqualTo("penglai_app");
        assertThat(config.database().owner()).isEqualTo("penglai_owner");
        assertThat(config.database().poolSize()).isEqualTo(16);
        assertThat(config.database().name()).isEqualTo("penglai");
        assertThat(config.search().prefix()).isEqualTo("penglai-");
        assertThat(config.identity().client()).isEqualTo("penglai-web");
        assertThat(config.callers().trustedProxies()).isEmpty();
        assertThat(config.callers().rateFactor()).isEqualTo(1);
        assertThat(config.stopGrace()).hasSeconds(5);
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        var wrong = new HashMap<>(LEAST);
        wrong.put("PENGLAI_PORT", "eighty");
        wrong.put("PENGLAI_ES_URI", "localhost");
        wrong.remove("PENGLAI_BLOB_DIR");
        wrong.put("PENGLAI_PG_TLS", "verify");
        wrong.put("PENGLAI_TLS_CERTIFICATE", "/srv/site.pem");

        assertThatThrownBy(() -> Config.from(wrong))
                .isInstanceOf(Config.Unusable.class)
                .hasMessageContaining("PENGLAI_PORT cannot be read: 'eighty'")
                .hasMessageContaining("PENGLAI_ES_URI cannot be read: 'localhost'")
                .hasMessageContaining("PENGLAI_BLOB_DIR is missing")
                .hasMessageContaining("PENGLAI_PG_TLS needs PENGLAI_TRUSTED_CA")
                .hasMessageContaining("PENGLAI_TLS_CERTIFICATE needs PENGLAI_TLS_KEY");
    }

    @Test
    void secretsAreNeverShown() {
        assertThat(Config.from(LEAST).toString())
                .doesNotContain("app-pass-of-a-site")
                .doesNotContain("owner-pass-of-a-site")
                .doesNotContain("client-pass-of-a-site");
    }
}
