package org.penglai.deal;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.Money;
import org.penglai.listing.Citation;
import org.penglai.listing.ListingMode;

/**
 * What is handed in to which authority after a deal (备案、登记材料), as data.
 *
 * @param patents what is written of each patent, in every package
 */
public record PackageLaw(List<Rule> rules, List<Field> patents) {

    public PackageLaw {
        rules = List.copyOf(rules);
        patents = List.copyOf(patents);
    }

    /** Who answers. */
    public enum Authority {
        /** 国家知识产权局. */
        CNIPA,
        /** 技术合同登记机构. */
        TECH_CONTRACT_REGISTRY
    }

    /**
     * One package.
     *
     * @param from the first state of a deal in which it can be made
     */
    public record Rule(
            String id,
            Bilingual name,
            Set<ListingMode> modes,
            Deal.State from,
            Addressee addressee,
            Contents contents,
            Reply reply,
            Citation citation) {
        public Rule {
            modes = Set.copyOf(modes);
        }

        /** Whether the deal has come so far and still stands. */
        boolean isOpen(Deal deal) {
            var stands = deal.leftState().orElse(deal.state());
            return !Deal.State.OVER.contains(deal.state())
                    && stands.compareTo(from) >= 0
                    && stands.compareTo(Deal.State.CERTIFIED) <= 0;
        }
    }

    /**
     * To whom it goes.
     *
     * @param name of the authority
     * @param filer who hands it in
     */
    public record Addressee(Authority authority, Bilingual name, Bilingual filer) {}

    /** What is in it: the form, and the documents that go with it. */
    public record Contents(List<Field> fields, List<EvidenceKind> enclosures) {
        public Contents {
            fields = List.copyOf(fields);
            enclosures = List.copyOf(enclosures);
        }
    }

    /** One line of the form: a fact of the deal, a value of its own, or neither, which the applicant then writes. */
    public record Field(Bilingual label, Optional<PackageFact> fact, Optional<Bilingual> value) {}

    /**
     * What comes back.
     *
     * @param document as what the authority's paper goes on file when it says yes
     * @param amounts whether it states 合同成交额 and 技术交易额
     * @param term within which it comes, where a text fixes one
     */
    public record Reply(EvidenceKind document, boolean amounts, Optional<Term> term) {}

    /** How many working days the authority has; more from that sum on, and in a dispute. */
    public record Term(int workingDays, int longer, Money longerFrom, Citation citation) {

        /** The working days for that deal. */
        int of(Deal deal) {
            var large = deal.agreement().terms().feePlan().fixed().isAtLeast(longerFrom);
            return large || deal.state() == Deal.State.DISPUTED ? longer : workingDays;
        }
    }

    /** Those that a deal needs by its mode, as the texts stand on the day, in their order. */
    List<Rule> of(Deal deal, LocalDate day) {
        var mode = deal.agreement().terms().mode();
        return rules.stream()
                .filter(rule -> rule.modes().contains(mode) && rule.citation().isValidOn(day))
                .toList();
    }
}
