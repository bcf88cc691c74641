package org.penglai.deal;

import java.util.Optional;
import org.penglai.kernel.Actor;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Sha256;
import org.penglai.kernel.Tx;

/** Takes both sides' signatures over the digest of their contract (签署); who names another digest has read another text. */
public final class Signing {

    private final Tx tx;
    private final Deals deals;
    private final Dossiers dossiers;
    private final DealJournal journal;

    public Signing(Tx tx, Deals deals, Dossiers dossiers, DealJournal journal) {
        this.tx = tx;
        this.deals = deals;
        this.dossiers = dossiers;
        this.journal = journal;
    }

    /**
     * One side signs.
     *
     * @param read the digest of the text that the person has read
     */
    public Deal sign(Actor party, DealId id, Sha256 read) {
        return tx.run(now -> {
            var deal = deals.lock(id).filter(found -> found.isVisibleTo(party)).orElseThrow(() -> Booking.unknown(id));
            Course.require(deal, DealAction.SIGN, party);
            if (!(deal instanceof Deal.Agreed agreed)) {
                throw Course.notNow(deal, DealAction.SIGN);
            }
            var contract = contract(id).orElseThrow().document().digest();
            if (!contract.equals(read)) {
                throw Refusal.conflict("deal.contract-differs").with("contractSha256", contract.hex());
            }
            var next = agreed.sign(contract, party, now);
            deals.save(next);
            journal.said(next);
            if (next.performedSince().isPresent()) {
                journal.performed(next);
            }
            return next;
        });
    }

    /** The contract that the platform made, where the deal has one. */
    public Optional<Evidence> contract(DealId id) {
        return dossiers.of(id).stream()
                .filter(evidence -> evidence.kind() == EvidenceKind.CONTRACT)
                .filter(evidence -> evidence.source() == Evidence.Source.GENERATED)
                .findFirst();
    }
}
