package org.penglai.keeping.web;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.penglai.keeping.Held;
import org.penglai.platform.http.View;

/** What is kept of a person, said in words: the database names kinds, operations and roles by their codes. */
final class HeldWords {

    /** What a thing begins with that hangs on a deal; the deal's id follows. */
    static final String DEAL = "deal/";

    private static final String TIMES = " × ";
    private static final String PARTED = " · ";

    private HeldWords() {}

    static String of(View view, Held thing) {
        var what = thing.what();
        return switch (thing.kind().id()) {
            case "membership" -> membership(view, what);
            case "audit_event" -> event(view, what);
            case "notice" -> counted(what, type -> view.named("notice.", type, ".topic"));
            case "terms", "terms_comment", "terms_consent" -> edition(view, what);
            case "erasure_request" -> view.named("keeping.state.", what);
            case "idempotency_key" -> "";
            default -> what;
        };
    }

    /** The name, then the roles. */
    private static String membership(View view, String what) {
        var parts = what.split(PARTED, 2);
        return parts.length < 2
                ? what
                : parts[0]
                        + PARTED
                        + Arrays.stream(parts[1].split(", "))
                                .map(role -> view.named("role.", role))
                                .collect(Collectors.joining(", "));
    }

    /** The kind of event, then the operation. */
    private static String event(View view, String what) {
        return counted(what, event -> {
            var parts = event.split(" ", 2);
            var kind = view.named("audit.kind.", parts[0]);
            return parts.length < 2 ? kind : kind + PARTED + view.named("audit.operation.", parts[1]);
        });
    }

    /** The document, then the number of its edition. */
    private static String edition(View view, String what) {
        var parts = what.split(" ", 2);
        var document = view.named("terms.document.", parts[0]);
        return parts.length < 2 ? document : document + PARTED + view.t("terms.edition", "edition", parts[1]);
    }

    private static String counted(String what, java.util.function.UnaryOperator<String> words) {
        var at = what.lastIndexOf(TIMES);
        return at < 0 ? words.apply(what) : words.apply(what.substring(0, at)) + what.substring(at);
    }
}
