package org.penglai.platform.observe;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.penglai.kernel.Refusal;
import org.slf4j.event.KeyValuePair;

/** One event is one line of JSON with known keys, whatever it carries. */
final class LogEncoderTest {

    private static final String INJECTED = "x\r\n{\"level\":\"ERROR\"}\u001b[31m\u0085\u2028\u2029\u009b\u202e\"\\";

    private final LoggerContext context = new LoggerContext();

    private String line(String logger, String message, @Nullable Throwable thrown, KeyValuePair... pairs) {
        var event = new LoggingEvent("fqcn", context.getLogger(logger), Level.WARN, message, thrown, null);
        for (var pair : pairs) {
            event.addKeyValuePair(pair);
        }
        return new String(new LogEncoder().encode(event), StandardCharsets.UTF_8);
    }

    @Test
    void aLineHasTheKeysOfTheDictionaryInTheirTypes() {
        var line = new JsonObject(line(
                "org.penglai.app.Server",
                "serving",
                null,
                new KeyValuePair("port", 8080),
                new KeyValuePair("job", "x")));

        assertThat(line.fieldNames()).containsExactly("time", "level", "logger", "message", "port", "job");
        assertThat(line.getInteger("port")).isEqualTo(8080);
        assertThat(line.getString("level")).isEqualTo("WARN");
        assertThat(java.time.Instant.parse(line.getString("time"))).isNotNull();
    }

    @Test
    void whatIsNotInTheDictionaryIsNotWritten() {
        assertThat(line("org.penglai.x", "said", null, new KeyValuePair("email", "wang@example.cn")))
                .doesNotContain("email")
                .doesNotContain("wang");
    }

    @Test
    void nothingInAValueEndsTheLineOrSteersATerminal() {
        var line = line("org.penglai.x", "said", null, new KeyValuePair("code", INJECTED));

        assertThat(line).endsWith("}\n");
        assertThat(line.strip()).doesNotContainPattern("[\\p{Cntrl}\u0085\u2028\u2029\u202e\u0080-\u009f]");
        assertThat(new JsonObject(line).getString("code")).isEqualTo(INJECTED);
    }

    @Test
    void halfAPairOfUnicodeIsStillJson() {
        var line = line("org.penglai.x", "said", null, new KeyValuePair("code", "a\ud83d"));

        assertThat(line).contains("\"a\\ud83d\"");
    }

    @Test
    void aHugeValueIsCut() {
        var line = line("io.netty.x", "y".repeat(100_000), null, new KeyValuePair("code", "x".repeat(1_000_000)));

        assertThat(line.length()).isLessThan(1_500);
        assertThat(new JsonObject(line).getString("code")).hasSize(301).endsWith("…");
    }

    @Test
    void anExceptionShowsWhereItCameFromAndNothingOfWhatItSays() {
        var cause = new IllegalArgumentException("Key (contact)=(王立新 13800000000) already exists");
        var line = new JsonObject(
                line("org.penglai.x", "call failed", new IllegalStateException("for wang@example.cn", cause)));

        assertThat(line.getString("error"))
                .isEqualTo("java.lang.IllegalStateException < java.lang.IllegalArgumentException");
        assertThat(line.getString("stack")).contains("LogEncoderTest.anExceptionShows");
        assertThat(line.encode()).doesNotContain("13800000000").doesNotContain("example.cn");
    }

    @Test
    void withinACallEveryLineBearsItsIdAndOperation() {
        var trail = Observer.none().incoming("0199-id", "GET", header -> null);
        trail.leadsTo("getListing", "/listings/{id}");

        var line = new JsonObject(trail.follow(() -> line("org.penglai.x", "said", null)));

        assertThat(line.getString("request")).isEqualTo("0199-id");
        assertThat(line.getString("operation")).isEqualTo("getListing");
        assertThat(line("org.penglai.x", "said", null)).doesNotContain("request");
    }

    @Test
    void theOutcomeSaysWhoseTheFailureIs() {
        assertThat(outcome(200, null)).isEqualTo("ok none -");
        assertThat(outcome(303, null)).isEqualTo("ok none -");
        assertThat(outcome(422, Refusal.invalid("listing.not-eligible")))
                .isEqualTo("invalid caller listing.not-eligible");
        assertThat(outcome(409, null)).isEqualTo("conflict caller -");
        assertThat(outcome(429, Refusal.of(Refusal.Kind.TOO_MANY, "rate.x"))).isEqualTo("too_many capacity rate.x");
        assertThat(outcome(503, Refusal.of(Refusal.Kind.UNAVAILABLE, "server.busy")))
                .isEqualTo("unavailable capacity server.busy");
        assertThat(outcome(503, Refusal.of(Refusal.Kind.UNAVAILABLE, "database.unavailable")))
                .isEqualTo("unavailable dependency database.unavailable");
        assertThat(outcome(500, Refusal.of(Refusal.Kind.UNAVAILABLE, "server.fault")))
                .isEqualTo("fault ours server.fault");
        assertThat(Outcome.of(200, java.util.Optional.empty(), true).name()).isEqualTo("cut");
    }

    private static String outcome(int status, @Nullable Refusal refusal) {
        var outcome = Outcome.of(status, java.util.Optional.ofNullable(refusal), false);
        return outcome.name() + " " + outcome.role().key() + " "
                + outcome.code().orElse("-");
    }

    @Test
    void aStatementIsNamedByItsVerbAndTable() {
        var statements = new Statements();

        assertThat(statements.name("SELECT id\n  FROM listing AS l\n WHERE id = $1"))
                .isEqualTo("SELECT listing");
        assertThat(statements.name("INSERT INTO deal (id) VALUES ($1)")).isEqualTo("INSERT deal");
        assertThat(statements.name("COMMIT")).isEqualTo("COMMIT");
        assertThat(statements.name("BEGIN ISOLATION LEVEL READ COMMITTED; SELECT penglai_now()"))
                .isEqualTo("BEGIN");
    }
}
