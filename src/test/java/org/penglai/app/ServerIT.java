package org.penglai.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.penglai.stack.DemoUsers;
import org.penglai.stack.Stack;
import org.penglai.stack.TestBed;

/** The server as a whole: who is let in, what is refused and how, what the management port says. */
@Stack
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ServerIT {

    private final HttpClient http = HttpClient.newHttpClient();
    private TestBed bed;
    private Api api;

    @BeforeAll
    void start(TestBed given) {
        bed = given;
        bed.server().start();
        api = Api.of(bed);
    }

    private HttpResponse<String> page(String path, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(bed.server().uri().resolve(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void theCallerIsAMemberWithItsOrganisationAndRoles() {
        var me = api.as(DemoUsers.SME_LITHIUM).get("/me").expect(200).json();

        assertThat(me.getString("name")).isEqualTo("王立新");
        assertThat(me.getJsonArray("roles").getList()).containsExactly("acquirer");
        assertThat(me.getJsonObject("organisation").getJsonObject("name").getString("zh"))
                .isEqualTo("芝罘锂能科技");
        assertThat(me.getJsonObject("organisation").getBoolean("local")).isTrue();
    }

    @Test
    void noTokenAnIdTokenARefreshTokenATamperedOneAndNonsenseAreAllRefused() {
        var granted = bed.tokens().grant(DemoUsers.SME_LITHIUM.username());
        var access = granted.getString("access_token");
        var parts = access.split("\\.");
        var claims = new JsonObject(
                        new String(Base64.getUrlDecoder().decode(parts[1]), java.nio.charset.StandardCharsets.UTF_8))
                .put("sub", DemoUsers.OPERATOR_A.subject().toString());
        var forged = parts[0] + "."
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(claims.encode().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                + "." + parts[2];
        var unsigned = Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString("{\"alg\":\"none\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                + "." + parts[1] + ".";

        api.get("/me").expectProblem(401, "access.sign-in");
        api.withToken(granted.getString("refresh_token")).get("/me").expectProblem(401, "access.token");
        api.withToken(forged).get("/me").expectProblem(401, "access.token");
        api.withToken(unsigned).get("/me").expectProblem(401, "access.token");
        api.withToken("nonsense").get("/me").expectProblem(401, "access.token");
        assertThat(granted.containsKey("id_token"))
                .as("the grant asks for an id token")
                .isTrue();
        api.withToken(granted.getString("id_token")).get("/me").expectProblem(401, "access.token");
        api.withToken(access).get("/me").expect(200);
    }

    @Test
    void problemsSpeakTheLanguageThatWasAskedFor() {
        var chinese = api.get("/me").json();
        var english = api.with("Accept-Language", "en-GB,en;q=0.8").get("/me").json();

        assertThat(chinese.getString("title")).isEqualTo("请先登录");
        assertThat(english.getString("title")).isEqualTo("Please sign in");
        assertThat(english.getString("type")).isEqualTo("/problems/access.sign-in");
        assertThat(english.getInteger("status")).isEqualTo(401);
    }

    @Test
    void whatIsNotThereAndWhatIsNotAVerbAreProblemsToo() {
        api.get("/nothing").expectProblem(404, "page.unknown");
        api.post("/me").expectProblem(405, "request.verb");
        api.get("/organisations/1").expectProblem(404, "organisation.unknown");
    }

    @Test
    void theContractIsServedWhole() {
        var contract = api.get("/openapi.yaml").expect(200);

        assertThat(contract.text()).contains("3.1.0").contains("getMe");
    }

    @Test
    void pagesCarryTheHeadersThatKeepOthersOut() throws Exception {
        var home = page("/");

        assertThat(home.statusCode()).isEqualTo(200);
        assertThat(home.headers().firstValue("content-security-policy").orElse(""))
                .contains("default-src 'none'", "script-src 'self'")
                .doesNotContain("unsafe-inline");
        assertThat(home.headers().firstValue("x-content-type-options")).contains("nosniff");
        assertThat(home.headers().firstValue("x-request-id")).isPresent();
        assertThat(home.body())
                .contains("lang=\"zh-CN\"")
                .doesNotContain("<script>")
                .doesNotContain("style=\"");
    }

    @Test
    void aPageIsCompressedForWhoeverAsks() throws Exception {
        var home = page("/", "Accept-Encoding", "gzip");

        assertThat(home.headers().firstValue("content-encoding")).contains("gzip");
    }

    @Test
    void theLanguageIsChosenAndKeptAndTheWayBackIsOurOwn() throws Exception {
        var chosen = page("/language?to=en&back=%2Fsearch%3Fq%3Dx");
        assertThat(chosen.statusCode()).isEqualTo(303);
        assertThat(chosen.headers().firstValue("location")).contains("/search?q=x");
        assertThat(chosen.headers().firstValue("set-cookie").orElse("")).startsWith("penglai_language=en;");

        assertThat(page("/", "Cookie", "penglai_language=en").body()).contains("lang=\"en\"");
        assertThat(page("/language?to=en&back=%2F%2Fevil.example").headers().firstValue("location"))
                .contains("/");
    }

    @Test
    void signingInGoesToTheRealmWithPkceAndComesBackOnlyWithItsOwnState() throws Exception {
        var begun = page("/sign-in?back=/deals");
        var location = begun.headers().firstValue("location").orElse("");
        var cookie = begun.headers().firstValue("set-cookie").orElse("").split(";")[0];

        assertThat(begun.statusCode()).isEqualTo(303);
        assertThat(location)
                .contains("code_challenge_method=S256")
                .contains("code_challenge=")
                .contains("state=");
        assertThat(begun.headers().firstValue("set-cookie").orElse(""))
                .contains("HttpOnly")
                .contains("SameSite=Lax");

        var foreign = page("/sign-in/callback?code=x&state=not-ours", "Cookie", cookie);
        assertThat(foreign.statusCode()).isEqualTo(403);
        assertThat(foreign.body()).contains("登录没有完成");
    }

    @Test
    void readinessNamesThePartsAndMetricsArePrometheus() throws Exception {
        var ready = http.send(
                HttpRequest.newBuilder(bed.server().management().resolve("/health/ready"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        var metrics = http.send(
                HttpRequest.newBuilder(bed.server().management().resolve("/metrics"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(ready.statusCode()).isEqualTo(200);
        var body = new JsonObject(ready.body());
        assertThat(body.getJsonObject("postgresql").getString("status")).isEqualTo("UP");
        assertThat(body.getJsonObject("postgresql").getString("version")).startsWith("18");
        assertThat(body.getJsonObject("keycloak").getString("status")).isEqualTo("UP");
        assertThat(metrics.body()).contains("jvm_memory_used_bytes").contains("# TYPE");
        assertThat(URI.create(bed.server().management() + "/").getPort())
                .isNotEqualTo(bed.server().uri().getPort());
    }
}
