package org.penglai.need;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.penglai.kernel.Actor;
import org.penglai.kernel.Ids;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Tx;
import org.penglai.listing.ListingId;

/** Use case: a firm and an owner answer a match; the other side is told. */
public final class Responding {

    private final Tx tx;
    private final Ids ids;
    private final Stores stores;
    private final NeedJournal journal;

    /** Where it reads and writes. */
    public record Stores(Needs needs, Matches matches, Answers answers) {}

    public Responding(Tx tx, Ids ids, Stores stores, NeedJournal journal) {
        this.tx = tx;
        this.ids = ids;
        this.stores = stores;
        this.journal = journal;
    }

    /**
     * What is said.
     *
     * @param named whether the firm lets the owner know its name
     */
    public record Said(Decision decision, Optional<DeclineReason> reason, String words, boolean named) {

        /** Everything that is wrong with it, at once. */
        void require(boolean byFirm) {
            var refusal = Refusal.invalid("need.answer");
            if (decision.isOfFirm() != byFirm) {
                refusal.violation("/decision", "choose");
            }
            if (decision == Decision.DECLINED && reason.isEmpty()) {
                refusal.violation("/declineReason", "required");
            }
            if (decision != Decision.DECLINED && reason.isPresent()) {
                refusal.violation("/declineReason", "need.reason-without-decline");
            }
            if (decision.needsWords() && words.isBlank()) {
                refusal.violation("/words", "required");
            }
            if (words.length() > Answer.WORDS_MAX) {
                refusal.violation("/words", "maxLength", Map.of("limit", Answer.WORDS_MAX));
            }
            if (!refusal.violations().isEmpty()) {
                throw refusal;
            }
        }
    }

    /** The firm says what it makes of a listing. */
    public Answer respond(Actor firm, NeedId id, ListingId listing, Said said) {
        return tx.run(now -> {
            var need = locked(id);
            if (!need.isOf(firm)) {
                throw Needs.unknown(id);
            }
            var match = match(id, listing);
            said.require(/* byFirm= */ true);
            need.require(said.decision().deed());
            return note(match, said, now, match.sellers());
        });
    }

    /** The owner, or the agency on the listing, says what it makes of the need. */
    public Answer answer(Actor seller, NeedId id, ListingId listing, Said said) {
        return tx.run(now -> {
            var need = locked(id);
            var match = stores.matches()
                    .find(id, listing)
                    .filter(known -> known.sellers().contains(seller.organisation()))
                    .orElseThrow(() -> Needs.unknown(id));
            said.require(/* byFirm= */ false);
            need.require(said.decision().deed());
            return note(match, said, now, List.of(need.head().firm()));
        });
    }

    private Answer note(Match match, Said said, java.time.Instant now, List<OrganisationId> concerned) {
        var answer = new Answer(
                ids.next(),
                match.need(),
                match.listing(),
                said.decision(),
                said.reason(),
                said.words().strip(),
                said.named(),
                match.values(),
                now);
        stores.answers().add(answer);
        journal.tellAnswer(answer, concerned);
        return answer;
    }

    private Need locked(NeedId id) {
        return stores.needs().lock(id).orElseThrow(() -> Needs.unknown(id));
    }

    private Match match(NeedId id, ListingId listing) {
        return stores.matches().find(id, listing).orElseThrow(() -> Needs.noMatch(listing));
    }
}
