package org.penglai.platform.observe;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The dictionary of the log: every key that a line may carry. A key that does not stand here is not written. None of the
 * values is personal data or a secret; a key for such a value may not be added.
 */
public enum LogKey {
    TIME(Type.MOMENT, "when, UTC"),
    LEVEL(Type.TEXT, "INFO: as designed; WARN: something we rest on is away; ERROR: our fault, somebody must look"),
    LOGGER(Type.TEXT, "class that speaks; org.penglai.access for the one line of each call"),
    MESSAGE(Type.TEXT, "what happened, in constant words"),
    REQUEST(Type.TEXT, "id of the call, as the caller got it in X-Request-Id"),
    TRACE(Type.TEXT, "trace id, where traces are kept"),
    SPAN(Type.TEXT, "span id within the trace"),
    OPERATION(Type.TEXT, "operationId of the contract or name of the page; unknown for an address that is none"),
    METHOD(Type.TEXT, "verb of HTTP; OTHER for one that HTTP does not know"),
    STATUS(Type.NUMBER, "status of the answer"),
    OUTCOME(Type.TEXT, "how the call ended: ok, the sort of refusal, fault, or cut by the caller"),
    ROLE(Type.TEXT, "whose the failure is: none, caller, capacity, dependency, ours"),
    CODE(Type.TEXT, "stable code of the refusal"),
    DURATION_MS(Type.NUMBER, "milliseconds"),
    ERROR(Type.TEXT, "classes of the exception and its causes, without their texts"),
    SQLSTATE(Type.TEXT, "what the database calls its error"),
    STACK(Type.TEXT, "where the exception was thrown, without its texts"),
    REASON(Type.TEXT, "why, as a class of exception; at the start, what the failure says"),
    SUBSCRIBER(Type.TEXT, "whom an event is for"),
    POSITION(Type.NUMBER, "place of the event in the outbox"),
    AGGREGATE(Type.TEXT, "what the event is about: a kind of thing and its id, never a person"),
    ATTEMPT(Type.NUMBER, "how often it has been tried"),
    STUCK(Type.TEXT, "true where it will not be had without somebody's help"),
    JOB(Type.TEXT, "job of the clock"),
    TERM(Type.NUMBER, "number of the lease under which a job runs"),
    ORGANISATION(Type.TEXT, "id of an organisation, never of a person"),
    DIGEST(Type.TEXT, "SHA-256 under which a document is kept"),
    FOUND(Type.TEXT, "SHA-256 of what was found in its place"),
    PORT(Type.NUMBER, "port that is listened on"),
    GRACE_MS(Type.NUMBER, "milliseconds for callers to go elsewhere before a server stops"),
    WAITING_CHARS(Type.NUMBER, "what a stream's reader has not taken"),
    RUNNING(Type.NUMBER, "calls under way"),
    SCRIPTS(Type.NUMBER, "migrations applied"),
    LISTINGS(Type.NUMBER, "listings written to the search index");

    /** What a value is in JSON. */
    public enum Type {
        TEXT,
        NUMBER,
        MOMENT
    }

    private static final Map<String, LogKey> BY_KEY =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(LogKey::key, Function.identity()));

    private final Type type;
    private final String meaning;

    LogKey(Type type, String meaning) {
        this.type = type;
        this.meaning = meaning;
    }

    /** As it stands in the line. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Type type() {
        return type;
    }

    public String meaning() {
        return meaning;
    }

    /** The key of that spelling, if the dictionary has it. */
    public static Optional<LogKey> of(String key) {
        return Optional.ofNullable(BY_KEY.get(key));
    }
}
