package org.penglai.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.penglai.platform.http.AddressRange;
import org.penglai.platform.sign.InventedPaperKey;

/** Secrets come from the environment or from files, from nowhere else, and production takes none that is well known. */
final class SecretsTest {

    @TempDir
    private Path folder;

    private final Map<String, String> settings = new HashMap<>(Map.of(
            "PENGLAI_PUBLIC_URL", "https://penglai.example.cn",
            "PENGLAI_PG_URI", "postgresql://localhost:5432/penglai",
            "PENGLAI_PG_PASSWORD", "rows-of-this-site",
            "PENGLAI_ES_URI", "http://localhost:9200",
            "PENGLAI_OIDC_ISSUER", "https://id.example.cn/realms/penglai",
            "PENGLAI_OIDC_SECRET", "client-of-this-site",
            "PENGLAI_SIGNING_KEY", MadeSigningKey.TEXT,
            "PENGLAI_PAPER_KEY", MadePaperKey.FILE.toString(),
            "PENGLAI_BLOB_KEY", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
            "PENGLAI_BLOB_DIR", "/srv/blobs"));

    private Path file(String content, String rights) throws IOException {
        var file = folder.resolve("secret");
        Files.deleteIfExists(file);
        Files.writeString(file, content);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
    }

    private void passwordFrom(Path file) {
        settings.remove("PENGLAI_PG_PASSWORD");
        settings.put("PENGLAI_PG_PASSWORD_FILE", file.toString());
    }

    private void refusedSaying(String... said) {
        var refused = assertThatThrownBy(() -> Config.from(settings)).isInstanceOf(Config.Unusable.class);
        for (var part : said) {
            refused.hasMessageContaining(part);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\r\n"})
    void aFileHoldsTheSecretWithOrWithoutALineEnd(String end) throws IOException {
        passwordFrom(file(" from a file ✓" + end, "rw-r-----"));

        assertThat(Config.from(settings).database().password().value()).isEqualTo(" from a file ✓");
    }

    @Test
    void theVariableAndItsFileTogetherAreRefused() throws IOException {
        settings.put(
                "PENGLAI_OIDC_SECRET_FILE",
                file("from-the-file-here", "rw-------").toString());

        refusedSaying("PENGLAI_OIDC_SECRET and PENGLAI_OIDC_SECRET_FILE are both given");
    }

    @Test
    void everySecretThatIsWrongIsToldAtOnceAndNoneIsSaid() throws IOException {
        passwordFrom(folder.resolve("nowhere"));
        settings.put("PENGLAI_OIDC_SECRET", "short");
        settings.put("PENGLAI_PG_OWNER_PASSWORD_FILE", file("\n", "rw-------").toString());

        refusedSaying(
                "PENGLAI_PG_PASSWORD_FILE cannot be read: '" + folder.resolve("nowhere") + "' (NoSuchFileException)",
                "PENGLAI_OIDC_SECRET is shorter than 12 characters",
                "PENGLAI_PG_OWNER_PASSWORD_FILE is empty");
        assertThatThrownBy(() -> Config.from(settings)).message().doesNotContain("short\n", "'short'");
    }

    @Test
    void aFileThatEverybodyCanReadIsRefused() throws IOException {
        passwordFrom(file("readable-by-all-here", "rw-r--r--"));

        refusedSaying("PENGLAI_PG_PASSWORD_FILE can be read by everybody on this machine");
        assertThatThrownBy(() -> Config.from(settings)).message().doesNotContain("readable-by-all-here");
    }

    @Test
    void aFileOfMoreThanOneLineOrTooLongOrNotTextIsRefused() throws IOException {
        passwordFrom(file("first-line-of-two\nsecond-line", "rw-------"));
        refusedSaying("has more than one line");

        passwordFrom(file("x".repeat(4097), "rw-------"));
        refusedSaying("is too long for a secret");

        Files.write(folder.resolve("secret"), new byte[] {(byte) 0xc3, 0x28, 0x28, 0x28, 0x28, 0x28});
        refusedSaying("is not text in UTF-8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"penglai_app", "penglai-web-demo", "changeme", "postgres", "role-of-this-site", "elevenchars"})
    void productionRefusesWhatIsWellKnownOrIsTheUsersNameOrIsShort(String password) {
        settings.put("PENGLAI_PG_USER", "role-of-this-site");
        settings.put("PENGLAI_PG_PASSWORD", password);

        refusedSaying("PENGLAI_PG_PASSWORD is", "which production refuses");

        settings.put("PENGLAI_PROFILE", "demo");
        assertThat(Config.from(settings).database().password().value()).isEqualTo(password);
    }

    @Test
    void twelveCharactersAreEnough() {
        settings.put("PENGLAI_PG_PASSWORD", "twelve-chars");

        assertThat(Config.from(settings).database().password().value()).isEqualTo("twelve-chars");
    }

    @ParameterizedTest
    @CsvSource({
        "PENGLAI_PUBLIC_URL,http://penglai.example.cn",
        "PENGLAI_OIDC_ISSUER,http://id.example.cn/realms/penglai"
    })
    void productionRefusesAddressesThatOthersCanReadAlong(String setting, String address) {
        settings.put(setting, address);

        refusedSaying(setting + " cannot be read: '" + address + "' (production needs https)");
    }

    @Test
    void withoutAnAddressOfItsOwnProductionIsRefusedAndTestsAreAtHome() {
        settings.remove("PENGLAI_PUBLIC_URL");
        refusedSaying("PENGLAI_PUBLIC_URL");

        settings.put("PENGLAI_PROFILE", "test");
        assertThat(Config.from(settings).publicUrl()).isEqualTo("http://localhost:8080");
    }

    @ParameterizedTest
    @CsvSource({
        "PENGLAI_PG_URI,postgresql://penglai:s3cret-in-here@localhost:5432/penglai",
        "PENGLAI_PG_URI,postgresql://localhost:5432/penglai?password=s3cret-in-here",
        "PENGLAI_ES_URI,http://elastic:s3cret-in-here@localhost:9200"
    })
    void anAddressCarriesNoPasswordAndTheRefusalDoesNotSayIt(String setting, String address) {
        settings.put(setting, address);

        refusedSaying(setting + " cannot be read: (hidden) (no user or password in an address)");
        assertThatThrownBy(() -> Config.from(settings)).message().doesNotContain("s3cret");
    }

    @Test
    void aServerNeedsNoPasswordOfTheSchemasOwnerButMigratingDoes() {
        var config = Config.from(settings);

        assertThat(config.database().ownerPassword().isGiven()).isFalse();
        assertThatThrownBy(() -> Server.migrate(config))
                .isInstanceOf(Config.Unusable.class)
                .hasMessageContaining("PENGLAI_PG_OWNER_PASSWORD is missing");
    }

    @Test
    void noSecretIsPrintedWithTheSettings() {
        settings.put("PENGLAI_PG_OWNER_PASSWORD", "owner-of-this-site");

        assertThat(Config.from(settings).toString())
                .contains("******")
                .doesNotContain("rows-of-this-site", "client-of-this-site", "owner-of-this-site");
    }

    @ParameterizedTest
    @MethodSource("unfitPaperKeys")
    void aKeyOfPapersThatDoesNotServeIsRefusedSayingWhy(String pem, String why) {
        settings.put("PENGLAI_PAPER_KEY", MadePaperKey.file(pem).toString());

        refusedSaying("PENGLAI_PAPER_KEY cannot be read", why);
        assertThatThrownBy(() -> Config.from(settings)).message().doesNotContain("MII");
    }

    static Stream<Arguments> unfitPaperKeys() {
        var later = Instant.parse("2056-01-01T00:00:00Z");
        var made = MadePaperKey.made(3072, later);
        var certificate = made.substring(made.indexOf("-----BEGIN CERTIFICATE"));
        var other = MadePaperKey.made(3072, later);
        var otherKey = other.substring(0, other.indexOf("-----BEGIN CERTIFICATE"));
        return Stream.of(
                Arguments.of(certificate, "no private key (PEM, PKCS#8) in it"),
                Arguments.of(otherKey, "no certificate in it"),
                Arguments.of(otherKey + certificate, "its first certificate is not that of its private key"),
                Arguments.of(MadePaperKey.made(2048, later), "its key is shorter than 3072 bits"),
                Arguments.of(
                        MadePaperKey.made(3072, Instant.parse("2026-06-01T00:00:00Z")), "its certificate has ended"),
                Arguments.of(InventedPaperKey.text(), "the key of the demonstration, which production refuses"));
    }

    @Test
    void aKeyOfPapersThatEverybodyCanReadIsRefusedInProduction() throws IOException {
        settings.put(
                "PENGLAI_PAPER_KEY",
                file(MadePaperKey.made(3072, Instant.parse("2056-01-01T00:00:00Z")), "rw-r--r--")
                        .toString());
        refusedSaying("PENGLAI_PAPER_KEY cannot be read", "can be read by everybody on this machine");

        settings.put("PENGLAI_PAPER_KEY", InventedPaperKey.FILE.toString());
        settings.put("PENGLAI_PROFILE", "demo");
        assertThat(Config.from(settings).paperKey()).isEqualTo(InventedPaperKey.KEY);
    }

    @Test
    void proxiesAreAddressesOrRangesAndNamesAreNotLookedUp() {
        settings.put("PENGLAI_TRUSTED_PROXIES", "10.1.0.0/16, fd00::1");
        assertThat(Config.from(settings).callers().trustedProxies())
                .containsExactly(AddressRange.parse("10.1.0.0/16"), AddressRange.parse("fd00::1/128"));

        settings.put("PENGLAI_TRUSTED_PROXIES", "proxy.example.cn");
        refusedSaying("PENGLAI_TRUSTED_PROXIES cannot be read", "not an IP address: proxy.example.cn");
    }
}
