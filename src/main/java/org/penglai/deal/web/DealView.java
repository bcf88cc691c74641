package org.penglai.deal.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.penglai.deal.Completion;
import org.penglai.deal.Deal;
import org.penglai.deal.DealAction;
import org.penglai.deal.EvidenceId;
import org.penglai.deal.Origin;
import org.penglai.deal.Terms;
import org.penglai.deal.Word;
import org.penglai.kernel.Actor;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.Language;
import org.penglai.kernel.OrganisationId;
import org.penglai.listing.Announcement;
import org.penglai.listing.Citation;
import org.penglai.listing.FeePlanParts;
import org.penglai.listing.ListingMode;
import org.penglai.patent.ApplicationNumber;

/** A deal as the API shows it to one reader. */
record DealView(
        String id,
        Deal.State state,
        int version,
        Origin origin,
        ListingMode mode,
        PartyView licensor,
        PartyView licensee,
        Optional<String> agency,
        TermsView terms,
        String intendedUse,
        Optional<String> contact,
        Instant formedAt,
        long dueFirstFen,
        Optional<LocalDate> payableBy,
        long paidFen,
        long surplusFen,
        Optional<Instant> effectiveAt,
        Optional<LocalDate> legalEventOn,
        Optional<Instant> proposedAt,
        Optional<Instant> certifiedAt,
        Optional<String> certificateNumber,
        List<WordView> words,
        List<DealAction> actions) {

    /** What one side or an operator said, or the calendar, which has no organisation. */
    record WordView(Word.Kind kind, Optional<String> organisation, String text, Instant at) {
        static WordView of(Word word) {
            return new WordView(
                    word.kind(), word.by().map(by -> by.organisation().toString()), word.text(), word.at());
        }
    }

    /** What was agreed, as it was frozen. */
    record TermsView(
            String listing,
            int listingVersion,
            Bilingual title,
            List<String> patents,
            String territory,
            Optional<LocalDate> startsOn,
            Optional<LocalDate> endsOn,
            FeePlanParts feePlan,
            Optional<Announcement> announcement,
            String sha256) {

        static TermsView of(Terms terms) {
            return new TermsView(
                    terms.listing().toString(),
                    terms.listingVersion(),
                    terms.title(),
                    terms.patents().stream().map(ApplicationNumber::canonical).toList(),
                    terms.offered().territory(),
                    terms.offered().startsOn(),
                    terms.offered().endsOn(),
                    FeePlanParts.of(terms.feePlan()),
                    terms.announcement(),
                    terms.digest().hex());
        }
    }

    /** One requirement of certification, beside the document that meets it. */
    record RequirementView(String id, String asks, boolean met, CitationView citation, Optional<String> evidence) {

        static List<RequirementView> of(Completion completion, Language language) {
            return completion.items().stream()
                    .map(item -> new RequirementView(
                            item.requirement().id(),
                            item.asks(),
                            item.met(),
                            CitationView.of(item.requirement().citation(), language),
                            item.document().map(document -> document.id()).map(EvidenceId::toString)))
                    .toList();
        }
    }

    /** Where a rule stands. */
    record CitationView(String text, Citation.Status status, LocalDate validFrom, Optional<LocalDate> validUntil) {

        static CitationView of(Citation citation, Language language) {
            return new CitationView(
                    citation.text().in(language), citation.status(), citation.validFrom(), citation.validUntil());
        }
    }

    static DealView of(Deal deal, Actor reader) {
        var agreement = deal.agreement();
        var proposal = deal.proposed();
        var certification = deal.everCertified();
        return new DealView(
                deal.id().toString(),
                deal.state(),
                deal.head().version(),
                agreement.origin(),
                agreement.terms().mode(),
                PartyView.of(agreement.licensor()),
                PartyView.of(agreement.licensee()),
                agreement.agency().map(OrganisationId::toString),
                TermsView.of(agreement.terms()),
                agreement.intendedUse(),
                Optional.of(agreement.contact()).filter(contact -> deal.isContactOpenTo(reader)),
                agreement.formedAt(),
                agreement.dueFirst().fen(),
                agreement.payableBy(),
                deal.head().receipts().total().fen(),
                deal.head().surplus().fen(),
                deal.inEffectSince(),
                proposal.map(Deal.Proposal::legalEventOn),
                proposal.map(Deal.Proposal::at),
                certification.map(Deal.Certification::at),
                certification.map(given -> given.number().value()),
                deal.isFileOpenTo(reader)
                        ? deal.head().words().all().stream().map(WordView::of).toList()
                        : List.of(),
                deal.actionsFor(reader));
    }
}
