package org.penglai.hostile;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.penglai.app.Api;
import org.penglai.hostile.Shot.Manner;

/** Says what is wrong with an answer to a hostile request, if anything is. */
final class Judge {

    /** What only the inside of the server would say; no trick says any of it. */
    private static final Pattern LEAK = Pattern.compile("(?i)\\b[a-z]+exception\\b|stack ?trace|\\n\\s*at [a-z]+\\.|"
            + "org\\.penglai|io\\.vertx|io\\.netty|java\\.(lang|util|io)\\b|fasterxml|jackson|sqlstate|postgres|"
            + "elasticsearch|keycloak|\\bpg_[a-z]|relation \"|insert into|\\.java:\\d|/target/|/tmp/|null ?pointer");

    private static final List<String> PROTECTING =
            List.of("x-content-type-options", "content-security-policy", "referrer-policy", "x-request-id");

    /** By which a server says that it does not speak that version of HTTP, before there is a request to be answered. */
    private static final Set<Integer> OTHER_VERSION = Set.of(501, 505);

    private Judge() {}

    /** Whether the server said that it was too busy, which it may. */
    static boolean isBusy(Answer answer) {
        return answer.status() == 503 && answer.isProblem() && answer.text().contains("server.busy");
    }

    static Optional<String> wrong(Shot shot, Answer answer) {
        if (answer.status() == 0) {
            return shot.manner() == Manner.ALONE ? Optional.empty() : Optional.of("no answer");
        }
        if (isBusy(answer)) {
            return Optional.empty();
        }
        if (isOfHttp(shot, answer)) {
            return Optional.empty();
        }
        if (answer.status() >= 500) {
            return Optional.of("a fault of the server");
        }
        return headers(answer)
                .or(() -> status(shot, answer))
                .or(() -> shape(shot, answer))
                .or(() -> leak(shot, answer));
    }

    private static boolean isOfHttp(Shot shot, Answer answer) {
        var otherVersion = shot.trick().equals(WireTricks.OTHER_VERSION)
                || new String(shot.raw(), java.nio.charset.StandardCharsets.ISO_8859_1).startsWith("PRI *");
        return otherVersion && OTHER_VERSION.contains(answer.status()) && answer.body().length == 0;
    }

    private static Optional<String> headers(Answer answer) {
        return PROTECTING.stream()
                .filter(name -> answer.header(name).isEmpty())
                .findFirst()
                .map(name -> "the header " + name + " is missing")
                .or(() -> answer.header("server").map(named -> "the server names itself: " + named))
                .or(() -> answer.header("set-cookie")
                        .filter(cookie -> cookie.contains("hostile"))
                        .map(cookie -> "a header was let in: " + cookie));
    }

    private static Optional<String> status(Shot shot, Answer answer) {
        if (!shot.statuses().isEmpty() && !shot.statuses().contains(answer.status())) {
            return Optional.of("only " + shot.statuses() + " will do");
        }
        var refused = answer.status() >= 400 || isLedToSignIn(answer);
        return refused || shot.aim().reads() || answer.status() == 308
                ? Optional.empty()
                : Optional.of("it was let through");
    }

    private static boolean isLedToSignIn(Answer answer) {
        return answer.status() == 303 && answer.header("location").orElse("").startsWith("/sign-in");
    }

    /** A refusal of the API is a problem document; a page's is a page. Anything else is of the contract. */
    private static Optional<String> shape(Shot shot, Answer answer) {
        if (answer.status() < 400) {
            return ofContract(shot, answer);
        }
        if (answer.body().length == 0 && Barrage.isHead(shot)) {
            return Optional.empty();
        }
        if (answer.isProblem()) {
            return problem(answer);
        }
        var target = new String(shot.raw(), java.nio.charset.StandardCharsets.ISO_8859_1);
        var page = shot.trick().equals(AddressTricks.PATH) // it may lead out of the API
                || !target.startsWith(shot.aim().method() + " /api/v1/");
        return answer.isHtml() && page ? Optional.empty() : Optional.of("neither a problem document nor a page");
    }

    private static Optional<String> problem(Answer answer) {
        try {
            var problem = new JsonObject(answer.text());
            var whole = problem.getInteger("status") == answer.status()
                    && !problem.getString("code").isBlank()
                    && !problem.getString("title").isBlank()
                    && !problem.getString("detail").isBlank()
                    && problem.getString("type").equals("/problems/" + problem.getString("code"));
            return whole ? Optional.empty() : Optional.of("the problem document is not whole");
        } catch (DecodeException | ClassCastException | NullPointerException malformed) {
            return Optional.of("the problem document cannot be read");
        }
    }

    private static Optional<String> ofContract(Shot shot, Answer answer) {
        var operation = shot.aim().operation();
        // dots lead to another operation, as does a path that was tampered with
        var line = new String(shot.raw(), java.nio.charset.StandardCharsets.ISO_8859_1);
        var elsewhere = shot.trick().equals(AddressTricks.PATH) || line.contains("/%2e%2e");
        if (operation.isEmpty() || elsewhere || shot.manner() == Manner.ALONE || answer.isHtml()) {
            return Optional.empty();
        }
        try {
            var headers = new java.util.HashMap<String, String>();
            answer.headers().forEach((name, values) -> headers.put(name, values.getFirst()));
            Api.hold(operation.get(), new Api.Answer(answer.status(), headers, answer.body()));
            return Optional.empty();
        } catch (AssertionError foreign) {
            return Optional.of("not of the contract: " + foreign.getMessage());
        }
    }

    private static Optional<String> leak(Shot shot, Answer answer) {
        if (answer.status() < 400) {
            return Optional.empty();
        }
        var said = answer.headers() + answer.text();
        var inside = LEAK.matcher(said);
        if (inside.find()) {
            return Optional.of("it tells of the inside: " + inside.group());
        }
        return shot.aim().token().length() > 20 && said.contains(shot.aim().token())
                ? Optional.of("it gives the token back")
                : Optional.empty();
    }
}
