package org.penglai.deal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.penglai.deal.FilingPackage.Value;
import org.penglai.kernel.LegalDays;
import org.penglai.kernel.OrganisationId;
import org.penglai.patent.ApplicationNumber;
import org.penglai.patent.Owner;
import org.penglai.patent.Patent;

/** Reads what an authority's form asks for from a deal, its patents and what its sides have said of their relation. */
final class PackageFacts {

    private static final Value MISSING = new Value.Missing();

    private final Deal deal;
    private final List<Relation> relations;

    PackageFacts(Deal deal, List<Relation> relations) {
        this.deal = deal;
        this.relations = relations;
    }

    /** What stands in the field: its fact, its own value, or nothing that is known here. */
    Value of(PackageLaw.Field field) {
        return field.fact().map(this::of).orElseGet(() -> own(field));
    }

    /** The same for a column of the patents; one that is not known here has its number alone. */
    Value of(PackageLaw.Field field, ApplicationNumber number, Optional<Patent> patent) {
        return field.fact().map(fact -> of(fact, number, patent)).orElseGet(() -> own(field));
    }

    private static Value own(PackageLaw.Field field) {
        return field.value().<Value>map(Value.Text::new).orElse(MISSING);
    }

    private Value of(PackageFact fact) {
        var agreement = deal.agreement();
        var terms = agreement.terms();
        return switch (fact) {
            case DEAL_NUMBER -> Value.Text.of(deal.id().toString());
            case TITLE -> new Value.Text(terms.title());
            case LICENSOR_NAME, LICENSOR_CODE, LICENSOR_KIND, LICENSOR_REGION -> party(fact, agreement.licensor());
            case LICENSEE_NAME, LICENSEE_CODE, LICENSEE_KIND, LICENSEE_REGION -> party(fact, agreement.licensee());
            case FORMED_ON, SIGNED_ON, CONCLUDED_ON, EFFECTIVE_ON, STARTS_ON, ENDS_ON, PAID_ON -> day(fact);
            case ANNOUNCEMENT ->
                known(
                        terms.announcement(),
                        act -> Value.Text.of(act.acceptanceNumber() + "，" + act.announcedOn() + "，" + act.gazette()));
            case TERRITORY -> Value.Text.of(terms.offered().territory());
            case FEE -> Value.Text.of(String.join("；", Contract.fee(terms.feePlan())));
            case PRICE ->
                terms.feePlan().runningFee().isPresent()
                        ? new Value.Word("deal.package.by-royalty")
                        : new Value.Amount(terms.feePlan().fixed());
            case PAID -> new Value.Amount(deal.head().receipts().total());
            case RELATED -> related();
            case PATENT_NUMBER, PATENT_TITLE, PATENT_OWNERS, PATENT_FILED_ON, PATENT_GRANTED_ON, PATENT_MAIN_IPC ->
                throw new IllegalStateException("of a patent, not of the deal: " + fact);
        };
    }

    private static Value party(PackageFact fact, Party party) {
        return switch (fact) {
            case LICENSOR_NAME, LICENSEE_NAME -> new Value.Text(party.name());
            case LICENSOR_CODE, LICENSEE_CODE -> known(party.uscc(), Value.Text::of);
            case LICENSOR_KIND, LICENSEE_KIND ->
                new Value.Word("organisation.kind." + party.kind().name());
            default -> Value.Text.of(party.divisionCode());
        };
    }

    private Value day(PackageFact fact) {
        var agreement = deal.agreement();
        var offered = agreement.terms().offered();
        var signed = Optional.of(deal.head()).filter(DealHead::isSigned).map(head -> LegalDays.of(head.signedAt()));
        var known = switch (fact) {
            case FORMED_ON -> Optional.of(agreement.formedOn());
            case SIGNED_ON -> signed;
            case CONCLUDED_ON -> Course.isSigned(agreement.terms().mode()) ? signed : Optional.of(agreement.formedOn());
            case EFFECTIVE_ON -> deal.inEffectSince().map(LegalDays::of);
            case STARTS_ON -> offered.startsOn();
            case ENDS_ON -> offered.endsOn();
            default -> deal.head().receipts().lastPaidOn();
        };
        return switch (fact) {
            // what the contract itself says where it names no day
            case STARTS_ON -> known.<Value>map(Value.Day::new).orElse(new Value.Word("deal.package.from-effect"));
            case ENDS_ON -> known.<Value>map(Value.Day::new).orElse(new Value.Word("deal.package.until-expiry"));
            default -> known(known, Value.Day::new);
        };
    }

    /** Yes where one side says so, no where both say no; what a side has not said nobody says for it. */
    private Value related() {
        Map<OrganisationId, Relation> latest = relations.stream()
                .collect(Collectors.toMap(said -> said.by().organisation(), said -> said, (before, after) -> after));
        if (latest.values().stream().anyMatch(said -> said.kind() != Relation.Kind.NONE)) {
            return new Value.Word("deal.package.related");
        }
        return latest.keySet().containsAll(both()) ? new Value.Word("deal.package.unrelated") : MISSING;
    }

    private List<OrganisationId> both() {
        return List.of(
                deal.agreement().licensor().organisation(),
                deal.agreement().licensee().organisation());
    }

    private Value of(PackageFact fact, ApplicationNumber number, Optional<Patent> patent) {
        var until = deal.agreement().formedOn();
        return switch (fact) {
            case PATENT_NUMBER -> Value.Text.of(number.patentNumber());
            case PATENT_TITLE ->
                known(patent, found -> new Value.Text(found.bibliography().title()));
            case PATENT_OWNERS ->
                known(
                        patent,
                        found -> Value.Text.of(
                                found.owners().stream().map(Owner::name).collect(Collectors.joining("、"))));
            case PATENT_FILED_ON -> known(patent, found -> new Value.Day(found.filingDate()));
            case PATENT_GRANTED_ON -> known(patent.flatMap(found -> found.grantedBy(until)), Value.Day::new);
            case PATENT_MAIN_IPC ->
                known(
                        patent.flatMap(
                                found -> found.bibliography().ipc().stream().findFirst()),
                        symbol -> Value.Text.of(symbol.toString()));
            default -> throw new IllegalStateException("of the deal, not of a patent: " + fact);
        };
    }

    private static <T> Value known(Optional<T> held, Function<T, Value> shown) {
        return held.map(shown).orElse(MISSING);
    }
}
