package org.penglai.kernel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A designed "no": the use case cannot go on, and the caller is told why and what to do. It carries a stable dotted code
 * and facts; the words stand in the message bundles under {@code problem.<code>.title} and {@code problem.<code>.detail}
 * (facts are named there in braces), so that page and API say the same in both languages. A bug throws anything else.
 */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What sort of "no" it is; the HTTP status follows from it in one place. */
    public enum Kind {
        MALFORMED,
        UNAUTHENTICATED,
        FORBIDDEN,
        UNKNOWN,
        NOT_ALLOWED,
        NOT_ACCEPTABLE,
        CONFLICT,
        STALE,
        TOO_LARGE,
        UNSUPPORTED,
        INVALID,
        PRECONDITION_REQUIRED,
        TOO_MANY,
        UNAVAILABLE
    }

    /**
     * One thing wrong with the input.
     *
     * @param pointer JSON pointer into the body ({@code /feePlan/lumpSumFen}) or the name of a parameter or form field
     * @param code message key under {@code violation.}
     * @param facts values named in the message
     */
    public record Violation(String pointer, String code, Map<String, Object> facts) {
        public Violation {
            facts = Map.copyOf(facts);
        }
    }

    private final Kind kind;
    private final String code;
    private final transient Map<String, Object> facts = new LinkedHashMap<>();
    private final transient List<Violation> violations = new ArrayList<>();

    private Refusal(Kind kind, String code) {
        super(code, null, false, false);
        this.kind = kind;
        this.code = code;
    }

    public static Refusal of(Kind kind, String code) {
        return new Refusal(kind, code);
    }

    /** The input is well formed but breaks a rule: 422. */
    public static Refusal invalid(String code) {
        return new Refusal(Kind.INVALID, code);
    }

    /** The state of things does not allow it (now): 409. */
    public static Refusal conflict(String code) {
        return new Refusal(Kind.CONFLICT, code);
    }

    /** The caller may not do this: 403. */
    public static Refusal forbidden(String code) {
        return new Refusal(Kind.FORBIDDEN, code);
    }

    /** There is no such thing, or its existence is not the caller's to know: 404. */
    public static Refusal unknown(String code) {
        return new Refusal(Kind.UNKNOWN, code);
    }

    /** Adds a fact: named in the message, and an extension member of the problem document. */
    public Refusal with(String name, Object value) {
        facts.put(name, value);
        return this;
    }

    public Refusal violation(String pointer, String violationCode) {
        return violation(pointer, violationCode, Map.of());
    }

    public Refusal violation(String pointer, String violationCode, Map<String, Object> violationFacts) {
        violations.add(new Violation(pointer, violationCode, violationFacts));
        return this;
    }

    /** Adds a violation when the text is blank or has more characters than that. */
    public Refusal requireText(String pointer, String text, int most) {
        if (text.isBlank()) {
            return violation(pointer, "required");
        }
        return text.length() > most ? violation(pointer, "maxLength", Map.of("limit", most)) : this;
    }

    public Kind kind() {
        return kind;
    }

    public String code() {
        return code;
    }

    public Map<String, Object> facts() {
        return Map.copyOf(facts);
    }

    public List<Violation> violations() {
        return List.copyOf(violations);
    }
}
