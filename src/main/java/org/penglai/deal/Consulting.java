package org.penglai.deal;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.penglai.kernel.Actor;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Role;

/** Shows deals to those who may know of them, and certificates to anyone. */
public final class Consulting {

    /** More than the operators' desk decides in weeks, and few enough to sort in memory. */
    private static final int QUEUE_MAX = 500;

    private static final Set<Deal.State> TO_CERTIFY = Set.of(Deal.State.PERFORMED, Deal.State.RECORDED);

    private final Deals deals;
    private final Dossiers dossiers;
    private final Certificates certificates;
    private final CompletionLaw completion;

    public Consulting(Deals deals, Dossiers dossiers, Certificates certificates, CompletionLaw completion) {
        this.deals = deals;
        this.dossiers = dossiers;
        this.certificates = certificates;
        this.completion = completion;
    }

    /** A deal, and how far it is from its certificate. */
    public record Progress(Deal deal, Completion completion) {

        /** What it waits for, as that operator sees it. */
        public Waiting waiting(Actor operator) {
            if (deal.proposed().isPresent()) {
                return deal.isProposedBy(operator) ? Waiting.ANOTHER : Waiting.CONFIRMATION;
            }
            return completion.isComplete() ? Waiting.PROPOSAL : Waiting.DOCUMENTS;
        }

        /** Since when it has waited for that: the proposal, the last document of a complete file, the deal's effect. */
        public Instant since() {
            var complete = completion.items().stream()
                    .flatMap(item -> item.document().stream())
                    .map(Evidence::addedAt)
                    .max(Comparator.naturalOrder())
                    .filter(last -> completion.isComplete());
            return deal.proposed()
                    .map(Deal.Proposal::at)
                    .or(() -> complete)
                    .or(deal::inEffectSince)
                    .orElse(deal.agreement().formedAt());
        }
    }

    /** What a deal on the way to its certificate waits for; what the operator can do comes first. */
    public enum Waiting {
        CONFIRMATION,
        PROPOSAL,
        ANOTHER,
        DOCUMENTS
    }

    public Deal deal(Actor actor, DealId id) {
        return deals.find(id).filter(deal -> deal.isVisibleTo(actor)).orElseThrow(() -> Booking.unknown(id));
    }

    public Completion completion(Deal deal) {
        return completion.assess(deal, dossiers.of(deal.id()));
    }

    /** The caller's own deals; for the offices, all. */
    public List<Deal> list(Actor actor, Set<Deal.State> states, Deals.Paging paging) {
        var office = actor.is(Role.OPERATOR) || actor.is(Role.FINANCE) || actor.is(Role.AUDITOR);
        var party = office ? Optional.<org.penglai.kernel.OrganisationId>empty() : Optional.of(actor.organisation());
        return deals.list(new Deals.Selection(party, states), paging);
    }

    /**
     * What is on the way to its certificate, of the deals that were agreed first: what that operator can do before what
     * waits for others, and of each what has waited longest first.
     */
    public List<Progress> toCertify(Actor operator) {
        var open = deals.oldest(TO_CERTIFY, QUEUE_MAX);
        var files = dossiers.ofAll(open.stream().map(Deal::id).collect(Collectors.toSet()));
        return open.stream()
                .map(deal -> progress(deal, files))
                .sorted(Comparator.comparing((Progress progress) -> progress.waiting(operator))
                        .thenComparing(Progress::since))
                .toList();
    }

    private Progress progress(Deal deal, Map<DealId, List<Evidence>> files) {
        return new Progress(deal, completion.assess(deal, files.getOrDefault(deal.id(), List.of())));
    }

    public Certificate certificate(String number) {
        var read = CertificateNumber.read(number)
                .orElseThrow(() -> Refusal.unknown("certificate.no-number").with("number", number));
        return certificates
                .find(read)
                .orElseThrow(() -> Refusal.unknown("certificate.unknown").with("number", read.value()));
    }
}
