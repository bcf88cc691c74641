package org.penglai.platform.http;

import java.util.Optional;
import org.penglai.kernel.Actor;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Person;

/** Keeps on record who did what. What cannot be recorded is not done and not given out. */
public interface Witness {

    /** What sort of thing is on record. */
    enum Kind {
        SIGN_IN,
        SIGN_IN_REFUSED,
        SIGN_OUT,
        SESSION_ENDED,
        TOKEN_REFUSED,
        DENIED,
        DECISION,
        READ
    }

    /** The outcome of what was done; any other outcome is the code of a refusal, or the status of a page that told it. */
    String DONE = "done";

    /**
     * One thing that was seen.
     *
     * @param operation of the access table
     * @param object path of what it was done to
     * @param client the address it came from, in figures; kept only as a keyed digest
     */
    record Seen(
            Kind kind,
            String operation,
            String outcome,
            String object,
            Optional<String> subject,
            Optional<OrganisationId> organisation,
            String client,
            String request) {

        /** What a call did. */
        public static Seen of(Kind kind, Call call, Optional<Actor> actor, String outcome) {
            var uri = call.uri();
            var query = uri.indexOf('?');
            return new Seen(
                    kind,
                    call.operation(),
                    outcome,
                    query < 0 ? uri : uri.substring(0, query),
                    actor.map(Actor::subject).or(() -> call.caller().person().map(Person::subject)),
                    actor.map(Actor::organisation),
                    call.client(),
                    call.requestId());
        }
    }

    /** As what calls of the operation go on record; empty where they do not. */
    Optional<Kind> kind(String operation, String method);

    /** Records it, in the running transaction if there is one; throws when it cannot. */
    void keep(Seen seen);
}
