package org.penglai.deal;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.penglai.listing.Citation;
import org.penglai.listing.ListingMode;

/**
 * When a deal is complete (完成), as data: which documents and payments each mode requires, which of them is the official act
 * that dates it, and on whose authority.
 */
public record CompletionLaw(List<Requirement> requirements) {

    public CompletionLaw {
        requirements = List.copyOf(requirements);
    }

    /** What a requirement asks for. */
    public sealed interface Need {
        /**
         * A document of the kind.
         *
         * @param act whether it is the official act, whose day is the day of the legal event
         */
        record OnFile(EvidenceKind kind, boolean act) implements Need {}

        /** The payment without which the permission has no effect. */
        record FirstDuePaid() implements Need {}
    }

    /** One thing that some modes require. */
    public record Requirement(String id, Set<ListingMode> modes, Need need, Citation citation) {
        public Requirement {
            modes = Set.copyOf(modes);
        }

        /** Whether deals of the mode that are formed on the day are held to it. */
        public boolean appliesTo(ListingMode mode, LocalDate day) {
            return modes.contains(mode) && citation.isValidOn(day);
        }
    }

    /** Holds the deal's file against what its mode requires on the day it was formed; of several of a kind the newest counts. */
    public Completion assess(Deal deal, List<Evidence> file) {
        var agreement = deal.agreement();
        var items = requirements.stream()
                .filter(requirement -> requirement.appliesTo(agreement.terms().mode(), agreement.formedOn()))
                .map(requirement -> item(requirement, deal, file))
                .toList();
        return new Completion(items);
    }

    private Completion.Item item(Requirement requirement, Deal deal, List<Evidence> file) {
        return switch (requirement.need()) {
            case Need.FirstDuePaid() ->
                new Completion.Item(requirement, Optional.empty(), deal.head().isFirstDuePaid());
            case Need.OnFile(var kind, var act) -> {
                var newest = file.stream()
                        .filter(evidence -> evidence.kind() == kind)
                        .filter(evidence -> !act || isNotBefore(evidence, deal))
                        .filter(evidence -> act || !kind.isOfficial() || isNotBeforeTheAct(evidence, deal, file))
                        .max(Comparator.comparing(Evidence::addedAt));
                yield new Completion.Item(requirement, newest, newest.isPresent());
            }
        };
    }

    /** What an office issued before the act shows how it stood before. */
    private boolean isNotBeforeTheAct(Evidence paper, Deal deal, List<Evidence> file) {
        var mode = deal.agreement().terms().mode();
        var acts = requirements.stream()
                .filter(requirement ->
                        requirement.appliesTo(mode, deal.agreement().formedOn()))
                .filter(requirement -> requirement.need() instanceof Need.OnFile(var kind, var act) && act)
                .map(requirement -> ((Need.OnFile) requirement.need()).kind())
                .toList();
        return isNotBefore(paper, deal)
                && file.stream()
                        .filter(evidence -> acts.contains(evidence.kind()))
                        .noneMatch(evidence -> paper.issuedOn().isBefore(evidence.issuedOn()));
    }

    /** An act that is older than the deal is an act on something else. */
    private static boolean isNotBefore(Evidence act, Deal deal) {
        return !act.issuedOn().isBefore(deal.agreement().formedOn());
    }
}
