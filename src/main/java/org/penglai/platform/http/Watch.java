package org.penglai.platform.http;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.penglai.kernel.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings calls before the {@link Witness}: a deed within its own transaction, a read before it is given out. */
final class Watch {

    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

    /** From here on a status says that nothing was done. */
    private static final int REFUSED = 400;

    private final Witness witness;

    Watch(Witness witness) {
        this.witness = witness;
    }

    /** Does it and records it, if it is of a kind that goes on record: both or neither. */
    Reply done(Call call, Supplier<Reply> deed) {
        var reply = deed.get();
        var kind = witness.kind(call.operation(), call.method());
        if (kind.isPresent() && reply.status() < REFUSED) {
            witness.keep(Witness.Seen.of(kind.get(), call, call.caller().actor(), Witness.DONE));
        }
        return reply;
    }

    /** Records that a page told of a refusal instead of doing what was asked. */
    void told(Call call, Reply reply) {
        if (reply.status() >= REFUSED) {
            refused(call, String.valueOf(reply.status()), /* denied= */ false);
        }
    }

    /** Records that a member was refused something of a kind that goes on record, or was not let in at all. */
    void refused(Call call, Refusal refusal) {
        switch (refusal.kind()) {
            case UNAVAILABLE, TOO_MANY, UNAUTHENTICATED -> {}
            case FORBIDDEN -> refused(call, refusal.code(), /* denied= */ true);
            default -> refused(call, refusal.code(), /* denied= */ false);
        }
    }

    /** Records that somebody came with a token that is no good. */
    void tokenRefused(Call.Line line, Refusal refusal) {
        var call = new Call(line, new Call.Parameters(Map.of(), Map.of(), Map.of()), Call.Content.NONE, Caller.ANYONE);
        kept(Witness.Seen.of(Witness.Kind.TOKEN_REFUSED, call, Optional.empty(), refusal.code()));
    }

    private void refused(Call call, String outcome, boolean denied) {
        if (call.caller().actor().isEmpty()) {
            return;
        }
        (denied ? Optional.of(Witness.Kind.DENIED) : witness.kind(call.operation(), call.method()))
                .ifPresent(
                        kind -> kept(Witness.Seen.of(kind, call, call.caller().actor(), outcome)));
    }

    /** A refusal stands whether or not it could be recorded. */
    private void kept(Witness.Seen seen) {
        try {
            witness.keep(seen);
        } catch (RuntimeException lost) {
            LOG.atError().addKeyValue("request", seen.request()).setCause(lost).log("a refusal is not on record");
        }
    }
}
