package org.penglai.deal;

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
    public record Progress(Deal deal, Completion completion) {}

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

    /** What waits for an operator's word, newest first. */
    public List<Progress> toCertify(Deals.Paging paging) {
        var waiting = deals.list(new Deals.Selection(Optional.empty(), TO_CERTIFY), paging);
        var files = dossiers.ofAll(waiting.stream().map(Deal::id).collect(Collectors.toSet()));
        return waiting.stream().map(deal -> progress(deal, files)).toList();
    }

    private Progress progress(Deal deal, Map<DealId, List<Evidence>> files) {
        return new Progress(deal, completion.assess(deal, files.getOrDefault(deal.id(), List.of())));
    }

    public Certificate certificate(String number) {
        return CertificateNumber.read(number)
                .flatMap(certificates::find)
                .orElseThrow(() -> Refusal.unknown("certificate.unknown").with("number", number));
    }
}
