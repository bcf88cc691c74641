package org.penglai.deal;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.penglai.kernel.Actor;
import org.penglai.kernel.LegalDays;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Tx;

/**
 * Certifies a deal in two steps by two people: the first accepts the official act and proposes, another confirms. Neither
 * may act for a party, and there is no certificate without every requirement of the mode.
 */
public final class Certifying {

    private final Tx tx;
    private final CompletionLaw law;
    private final Stores stores;
    private final Heeding heeding;

    /** What a certification reads and writes. */
    public record Stores(Deals deals, Dossiers dossiers, Certificates certificates, DealJournal journal) {}

    public Certifying(Tx tx, CompletionLaw law, Stores stores, Heeding heeding) {
        this.tx = tx;
        this.law = law;
        this.stores = stores;
        this.heeding = heeding;
    }

    /**
     * What an officer brings to a step.
     *
     * @param seen the evidence that the officer has looked at; where given, only that is relied on, so that a document
     *     filed meanwhile is not accepted unseen
     * @param notes what the officer made of each sign that asked for a second look
     */
    public record Look(List<EvidenceId> seen, Map<Warning.Sign, String> notes) {
        public Look {
            seen = List.copyOf(seen);
            notes = Map.copyOf(notes);
        }
    }

    /** Sends a proposed certificate back, with a reason. */
    public Deal reject(Actor officer, DealId id, String reason) {
        return tx.run(now -> {
            var deal = stores.deals().lock(id).orElseThrow(() -> Booking.unknown(id));
            if (!(deal instanceof Deal.Recorded recorded)) {
                throw Course.notNow(deal, DealAction.REJECT_PROPOSAL);
            }
            heeding.requireOutsider(officer, deal);
            var next = recorded.reject(reason, officer, now);
            stores.deals().save(next);
            stores.journal().said(next);
            return next;
        });
    }

    /** Takes the next of the two steps, where nothing asks for a second look. */
    public Deal certify(Actor officer, DealId id, List<EvidenceId> seen) {
        return certify(officer, id, new Look(seen, Map.of()));
    }

    /** Takes the next of the two steps. */
    public Deal certify(Actor officer, DealId id, Look look) {
        return tx.run(now -> {
            var deal = stores.deals().lock(id).orElseThrow(() -> Booking.unknown(id));
            heeding.requireOutsider(officer, deal);
            var next = switch (deal) {
                case Deal.Agreed _, Deal.Signed _ -> throw unperformed(deal, file(deal, look.seen()), officer);
                case Deal.Performed performed -> propose(performed, look, officer, now);
                case Deal.Recorded recorded -> confirm(recorded, look, officer, now);
                case Deal.Certified _ -> throw done(deal);
                case Deal.Lapsed _, Deal.Cancelled _, Deal.Disputed _, Deal.Revoked _ ->
                    throw Course.notNow(deal, DealAction.PROPOSE_CERTIFICATE);
            };
            stores.deals().save(next);
            return next;
        });
    }

    private Deal propose(Deal.Performed deal, Look look, Actor officer, Instant now) {
        var file = file(deal, look.seen());
        var recorded = deal.propose(law.assess(deal, file), officer, now);
        heeding.heed(officer, deal, DealAction.PROPOSE_CERTIFICATE, look.notes(), now);
        stores.journal().recorded(recorded, accepted(recorded.proposal(), file));
        return recorded;
    }

    private Deal confirm(Deal.Recorded deal, Look look, Actor officer, Instant now) {
        Course.require(deal, DealAction.CONFIRM_CERTIFICATE, officer);
        var proposed = deal.proposal().accepted();
        var seen = look.seen();
        if (!seen.isEmpty() && !new HashSet<>(seen).equals(new HashSet<>(proposed))) {
            throw Refusal.conflict("certification.other-evidence")
                    .with(
                            "evidence",
                            proposed.stream().map(EvidenceId::toString).toList());
        }
        heeding.heed(officer, deal, DealAction.CONFIRM_CERTIFICATE, look.notes(), now);
        var number = CertificateNumber.of(
                LegalDays.of(now).getYear(), stores.certificates().nextNumber());
        var certified = deal.confirm(number, officer, now);
        var evidence = accepted(deal.proposal(), stores.dossiers().of(deal.id()));
        stores.certificates().add(certified, stores.journal().certified(certified, evidence));
        return certified;
    }

    private List<Evidence> file(Deal deal, List<EvidenceId> seen) {
        return stores.dossiers().of(deal.id()).stream()
                .filter(evidence -> seen.isEmpty() || seen.contains(evidence.id()))
                .toList();
    }

    private static List<Evidence> accepted(Deal.Proposal proposal, List<Evidence> file) {
        return file.stream()
                .filter(evidence -> proposal.accepted().contains(evidence.id()))
                .toList();
    }

    /** What is agreed only lacks its payment at least, so the refusal names that and what else is missing. */
    private Refusal unperformed(Deal deal, List<Evidence> file, Actor officer) {
        Mover.OPERATOR.keepsOut(officer, deal, DealAction.PROPOSE_CERTIFICATE).ifPresent(refusal -> {
            throw refusal;
        });
        var completion = law.assess(deal, file);
        return completion.isComplete() ? Course.notNow(deal, DealAction.PROPOSE_CERTIFICATE) : completion.refusal();
    }

    private static Refusal done(Deal deal) {
        return Refusal.conflict("certification.done")
                .with("deal", deal.id().toString())
                .with(
                        "certificateNumber",
                        deal.certified().orElseThrow().number().value());
    }
}
