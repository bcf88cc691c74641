package org.penglai.shipping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.penglai.shipping.ComposeFile.environment;
import static org.penglai.shipping.ComposeFile.list;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.Validator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.penglai.app.Config;
import org.penglai.app.MadePaperKey;
import org.penglai.app.MadeSigningKey;
import org.penglai.platform.sign.PaperKey;
import org.penglai.platform.sign.SigningKey;

/** The compose file is of its schema, of the build's versions, without default passwords, and limited throughout. */
final class ComposeFileTest {

    private final ComposeFile compose = ComposeFile.read();

    @Test
    void itIsOfThePublishedSchema() {
        var outcome = schema().validate(compose.document());
        assertThat(outcome.getValid())
                .as(() -> String.valueOf(outcome.getErrors()))
                .isTrue();
    }

    @Test
    void theSchemaRefusesWhatNoComposeProgramWouldTake() {
        var misspelt = compose.document().copy();
        misspelt.getJsonObject("services").getJsonObject("proxy").put("helthcheck", new JsonObject());
        assertThat(valid(misspelt)).isFalse();

        var mistyped = compose.document().copy();
        mistyped.getJsonObject("services").getJsonObject("proxy").put("cap_drop", "ALL");
        assertThat(valid(mistyped)).isFalse();
    }

    @Test
    void itsImagesAreOfTheBuildsVersions() {
        var images = compose.services().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, service -> service.getValue().getString("image")));
        var server = "penglai:" + Pom.property("project.version");
        assertThat(images)
                .containsEntry("server-1", server)
                .containsEntry("server-2", server)
                .containsEntry("migrate", server)
                .containsEntry("postgres", "penglai-postgres:" + Pom.postgres())
                .containsEntry("elasticsearch", "penglai-elasticsearch:" + Pom.property("elasticsearch.version"))
                .containsEntry("keycloak", "penglai-keycloak:" + Pom.property("keycloak.version"));
        assertThat(images.values()).allMatch(image -> image.matches("[a-z-]+:\\d+\\.\\d+[\\w.-]*"));
    }

    @Test
    void noVariableHasADefaultAndNoPasswordStandsInIt() {
        assertThat(compose.text()).doesNotContainPattern("\\$\\{[A-Z_]+:?-");
        assertThat(compose.text()).containsPattern("\\$\\{PENGLAI_HOST:\\?");
        compose.services()
                .forEach((name, service) -> environment(service).forEach((key, value) -> {
                    if (key.contains("PASSWORD") || key.contains("SECRET")) {
                        assertThat(key).as(name).endsWith("_FILE");
                        assertThat(value).as(name).startsWith("/run/secrets/");
                        assertThat(list(service, "secrets"))
                                .as(name)
                                .contains(value.substring("/run/secrets/".length()));
                    }
                }));
    }

    @Test
    void everySecretIsAFileThatIsNamedOnceAndUsed() throws Exception {
        var declared = compose.objects("secrets");
        declared.forEach(
                (name, secret) -> assertThat(secret).isEqualTo(new JsonObject().put("file", "./secrets/" + name)));
        var used = compose.services().values().stream()
                .flatMap(service -> list(service, "secrets").stream())
                .map(String::valueOf)
                .collect(Collectors.toSet());
        assertThat(used).isEqualTo(declared.keySet());
        assertThat(Pom.read(Path.of(".gitignore"))).contains("secrets/\n");
    }

    @Test
    void theScriptMakesEverySecretButTheCertificateAndNeverASecondTime(@TempDir Path folder) throws Exception {
        var secrets = folder.resolve("secrets");
        makeSecrets(secrets);
        var first = read(secrets);
        makeSecrets(secrets);

        var wanted = new TreeSet<>(compose.objects("secrets").keySet());
        wanted.remove("tls.pem");
        assertThat(first.keySet()).isEqualTo(wanted);
        var key = new JsonObject(String.valueOf(first.get("signing_key")));
        assertThat(SigningKey.of(key.getMap()).known().id()).hasSize(43);
        var random = new TreeMap<>(first);
        random.remove("signing_key");
        assertThat(PaperKey.of(String.valueOf(random.remove("paper_key")))
                        .certificate()
                        .subject())
                .contains("Penglai");
        assertThat(random.values())
                .allMatch(value -> value.matches("[0-9a-f]{64}"))
                .doesNotHaveDuplicates();
        assertThat(read(secrets)).isEqualTo(first);
    }

    @Test
    void everyServiceIsLimitedAndMayDoNoMoreThanItMust() {
        compose.services().forEach((name, service) -> {
            assertThat(service.fieldNames()).as(name).contains("mem_limit", "cpus", "pids_limit", "restart", "logging");
            assertThat(list(service, "cap_drop")).as(name).containsExactly("ALL");
            assertThat(service.containsKey("cap_add")).as(name).isFalse();
            assertThat(service.containsKey("privileged")).as(name).isFalse();
            assertThat(list(service, "security_opt")).as(name).containsExactly("no-new-privileges:true");
            // Elasticsearch writes its keystore beside its configuration when it starts
            assertThat(service.getBoolean("read_only", false)).as(name).isEqualTo(!name.equals("elasticsearch"));
        });
    }

    @Test
    void everyServiceButTheOneThatEndsHasAHealthCheck() {
        compose.services().forEach((name, service) -> {
            var check = service.getJsonObject("healthcheck");
            if (name.equals("migrate")) {
                assertThat(service.getString("restart")).isEqualTo("no");
            } else {
                assertThat(check.getJsonArray("test")).as(name).hasSizeGreaterThan(1);
                assertThat(check.fieldNames()).as(name).contains("interval", "timeout", "retries");
            }
        });
    }

    @Test
    void onlyTheProxyCanBeReachedFromOutside() {
        compose.services().forEach((name, service) -> {
            var isProxy = name.equals("proxy");
            assertThat(service.containsKey("ports")).as(name).isEqualTo(isProxy);
            assertThat(String.valueOf(service.getValue("networks")).contains("outside"))
                    .as(name)
                    .isEqualTo(isProxy);
        });
        assertThat(compose.objects("networks").get("site").getBoolean("internal"))
                .isTrue();
        assertThat(compose.objects("networks").get("data").getBoolean("internal"))
                .isTrue();
        assertThat(String.valueOf(compose.services().get("proxy").getValue("networks")))
                .doesNotContain("data");
    }

    /** It asks for no password, so the network must be theirs. */
    @Test
    void onlyTheServersReachElasticsearch() {
        assertThat(list(compose.services().get("elasticsearch"), "networks")).containsExactly("search");
        var others = compose.services().entrySet().stream()
                .filter(service ->
                        String.valueOf(service.getValue().getValue("networks")).contains("search"))
                .map(Map.Entry::getKey);
        assertThat(others).containsExactlyInAnyOrder("elasticsearch", "server-1", "server-2");
    }

    @Test
    void theServersStartAfterTheSchemaIsUpToDateAndNeverSeeTheOwnersPassword() {
        for (var server : Set.of("server-1", "server-2")) {
            var service = compose.services().get(server);
            assertThat(service.getJsonObject("depends_on")
                            .getJsonObject("migrate")
                            .getString("condition"))
                    .isEqualTo("service_completed_successfully");
            assertThat(list(service, "secrets")).doesNotContain("pg_owner_password");
        }
        assertThat(list(compose.services().get("migrate"), "command")).containsExactly("migrate");
    }

    @Test
    void theServersSettingsAreThoseThatTheServerReads() {
        for (var name : Set.of("server-1", "server-2", "migrate")) {
            var environment = environment(compose.services().get(name));
            var table = Pom.read(Path.of("src/docs/CONFIGURATION.md"));
            assertThat(environment.keySet())
                    .allSatisfy(key -> assertThat(table).contains("| `" + key.replaceFirst("_FILE$", "") + "` |"));
            var config = Config.from(withSecrets(environment));
            assertThat(config.profile()).isEqualTo(Config.Profile.PRODUCTION);
            assertThat(config.publicUrl()).isEqualTo("https://penglai.example");
            assertThat(!config.database().ownerPassword().value().isEmpty()).isEqualTo(name.equals("migrate"));
        }
    }

    @Test
    void everyFileNamedIsThere() {
        var mounted = Pattern.compile("\"(\\./[^:\"]+):");
        assertThat(mounted.matcher(compose.text()).results().map(found -> Path.of(found.group(1))))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(file).exists());
        compose.services().values().stream()
                .filter(service -> service.containsKey("build"))
                .map(service -> service.getJsonObject("build"))
                .forEach(build -> assertThat(
                                Path.of(build.getString("context"), build.getString("dockerfile", "Dockerfile")))
                        .exists());
    }

    @Test
    void whatAServiceWaitsForAndMountsIsDeclared() {
        var services = compose.services();
        services.forEach((name, service) -> {
            assertThat(services.keySet())
                    .containsAll(service.getJsonObject("depends_on", new JsonObject())
                            .fieldNames());
            list(service, "volumes").stream()
                    .map(volume -> String.valueOf(volume).split(":")[0])
                    .filter(source -> !source.startsWith("."))
                    .forEach(source ->
                            assertThat(compose.objects("volumes").keySet()).contains(source));
        });
    }

    @Test
    void theHealthChecksOfImageAndComposeFileAreTheSame() {
        var image = Dockerfile.of(Path.of("Dockerfile")).command("HEALTHCHECK");
        var written = list(compose.services().get("server-1").getJsonObject("healthcheck"), "test");
        assertThat(written).isEqualTo(new JsonArray().add("CMD").addAll(new JsonArray(image)));
    }

    private static Map<String, String> withSecrets(Map<String, String> environment) {
        var filled = new HashMap<String, String>();
        environment.forEach((key, value) -> filled.put(key.replaceFirst("_FILE$", ""), secret(key, value)));
        return filled;
    }

    private static String secret(String key, String value) {
        if (key.startsWith("PENGLAI_SIGNING_KEY")) {
            return MadeSigningKey.TEXT;
        }
        if (key.startsWith("PENGLAI_BLOB_KEY")) {
            return "9f86d081884c7d65".repeat(4);
        }
        if (key.equals("PENGLAI_PAPER_KEY")) {
            return MadePaperKey.FILE.toString();
        }
        return key.endsWith("_FILE") ? "a-long-secret-of-" + key : value;
    }

    private static void makeSecrets(Path folder) throws IOException, InterruptedException {
        var made = new ProcessBuilder("src/docker/make-secrets.sh", folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(made.waitFor()).isZero();
    }

    private static Map<String, String> read(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.collect(Collectors.toMap(file -> file.getFileName().toString(), Pom::read));
        }
    }

    private static boolean valid(JsonObject document) {
        return schema().validate(document).getValid();
    }

    private static Validator schema() {
        var text = Pom.read(Path.of("src/test/resources/compose/compose_spec.json"));
        var schema = (JsonObject) withoutIds(new JsonObject(text));
        schema.remove("$schema");
        return Validator.create(
                JsonSchema.of(schema),
                new JsonSchemaOptions()
                        .setBaseUri("https://penglai.invalid/")
                        .setDraft(Draft.DRAFT201909)
                        .setOutputFormat(OutputFormat.Basic));
    }

    /**
     * The schema gives its parts ids in a way of older drafts, which this draft does not know, and names formats that are
     * compose's own ({@code 5s} is no duration elsewhere).
     */
    private static Object withoutIds(Object part) {
        if (part instanceof JsonObject object) {
            var copy = new JsonObject();
            object.forEach(field -> {
                var isMark = field.getKey().equals("id") || field.getKey().equals("format");
                if (!isMark || !(field.getValue() instanceof String)) {
                    copy.put(field.getKey(), withoutIds(field.getValue()));
                }
            });
            return copy;
        }
        if (part instanceof JsonArray array) {
            var copy = new JsonArray();
            array.forEach(item -> copy.add(withoutIds(item)));
            return copy;
        }
        return part;
    }
}
