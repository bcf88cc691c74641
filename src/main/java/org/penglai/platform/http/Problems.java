package org.penglai.platform.http;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.penglai.kernel.Language;
import org.penglai.kernel.Refusal;
import org.penglai.platform.json.Json;
import org.penglai.platform.observe.Trail;

/** The one translator of refusals and faults: to an RFC 9457 problem document, or to its parts for a page. */
public final class Problems {

    static final String MEDIA_TYPE = "application/problem+json";

    /** Seconds after which a caller may come again when we were too busy or something was away. */
    private static final String RETRY_AFTER = "2";

    private final Messages messages;

    public Problems(Messages messages) {
        this.messages = messages;
    }

    /** What a page shows of a problem. */
    public record Shown(int status, String code, String title, String detail, List<String> violations) {}

    public static int status(Refusal.Kind kind) {
        return switch (kind) {
            case MALFORMED -> 400;
            case UNAUTHENTICATED -> 401;
            case FORBIDDEN -> 403;
            case UNKNOWN -> 404;
            case NOT_ALLOWED -> 405;
            case NOT_ACCEPTABLE -> 406;
            case CONFLICT -> 409;
            case STALE -> 412;
            case TOO_LARGE -> 413;
            case UNSUPPORTED -> 415;
            case INVALID -> 422;
            case PRECONDITION_REQUIRED -> 428;
            case TOO_MANY -> 429;
            case UNAVAILABLE -> 503;
        };
    }

    /** A refusal of this package for anything that was not designed: no detail of it leaves the server. */
    static Refusal fault() {
        return Refusal.of(Refusal.Kind.UNAVAILABLE, "server.fault");
    }

    private static int status(Refusal refusal) {
        return switch (refusal.code()) {
            case "server.fault" -> 500;
            case "request.line-too-long" -> 414;
            case "request.headers-too-large" -> 431;
            default -> status(refusal.kind());
        };
    }

    /** The problem document. */
    public Reply document(Refusal refusal, Language language) {
        var status = status(refusal);
        var shown = shown(refusal, language);
        var members = new LinkedHashMap<String, Object>(refusal.facts());
        members.put("type", "/problems/" + refusal.code());
        members.put("title", shown.title());
        members.put("status", status);
        members.put("detail", shown.detail());
        members.put("code", refusal.code());
        if (!refusal.violations().isEmpty()) {
            members.put(
                    "violations",
                    refusal.violations().stream()
                            .map(violation -> Map.of(
                                    "pointer", violation.pointer(),
                                    "code", violation.code(),
                                    "message", message(violation, language)))
                            .toList());
        }
        var reply = Reply.text(status, MEDIA_TYPE, Json.write(members)).header("Content-Language", language.tag());
        return refusal.kind() == Refusal.Kind.UNAUTHENTICATED
                ? reply.header("WWW-Authenticate", "Bearer realm=\"penglai\"")
                : later(reply, refusal);
    }

    /** Says when to come again, where coming again helps. */
    static Reply later(Reply reply, Refusal refusal) {
        return switch (refusal.kind()) {
            case UNAVAILABLE -> reply.header("Retry-After", RETRY_AFTER);
            case TOO_MANY ->
                reply.header(
                                "Retry-After",
                                String.valueOf(refusal.facts().getOrDefault("retryAfterSeconds", RETRY_AFTER)))
                        .headers(Rates.headers(refusal));
            default -> reply;
        };
    }

    /** The same in words, for a page. */
    public Shown shown(Refusal refusal, Language language) {
        Trail.running().ifPresent(trail -> trail.refused(refusal));
        var facts = worded(refusal.facts(), language);
        return new Shown(
                status(refusal),
                refusal.code(),
                messages.text(language, "problem." + refusal.code() + ".title", facts),
                messages.text(language, "problem." + refusal.code() + ".detail", facts),
                refusal.violations().stream()
                        .map(violation -> message(violation, language))
                        .toList());
    }

    /** The facts as people read them: roles by their names instead of their codes. */
    private Map<String, Object> worded(Map<String, Object> facts, Language language) {
        if (!(facts.get("roles") instanceof String codes)) {
            return facts;
        }
        var words = new LinkedHashMap<>(facts);
        words.put(
                "roles",
                Arrays.stream(codes.split(", "))
                        .map(code -> messages.text(language, "role." + code))
                        .collect(Collectors.joining(messages.text(language, "list.separator"))));
        return words;
    }

    /** What is wrong with one input, in words. */
    public String message(Refusal.Violation violation, Language language) {
        return messages.text(language, "violation." + violation.code(), violation.facts());
    }
}
