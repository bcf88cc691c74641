package org.penglai.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.penglai.identity.Organisation;
import org.penglai.identity.OrganisationKind;
import org.penglai.identity.Verification;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.DivisionCode;
import org.penglai.kernel.Industry;
import org.penglai.kernel.Money;
import org.penglai.listing.Announcement;
import org.penglai.listing.FeePlan;
import org.penglai.listing.Listing;
import org.penglai.listing.ListingContent;
import org.penglai.listing.ListingId;
import org.penglai.listing.ListingMode;
import org.penglai.listing.ListingTerms;
import org.penglai.listing.ListingText;
import org.penglai.patent.PatentSamples;

class ListingDocumentTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    private static final Instant PUBLISHED_AT = Instant.parse("2026-02-01T01:00:00Z");
    private static final ListingId ID = new ListingId(UUID.fromString("00000000-0000-7000-8000-000000000009"));

    @Test
    void aPublishedListingIsShownWithItsPatentsAndOwners() {
        // Given
        var patent = PatentSamples.granted();
        var university = new Organisation(
                PatentSamples.UNIVERSITY,
                Bilingual.of("蓬莱湾大学", "Penglai Bay University"),
                OrganisationKind.UNIVERSITY,
                Optional.empty(),
                "370613",
                Optional.empty(),
                Verification.VERIFIED,
                true);
        // When
        var shown = ListingDocument.of(
                7L,
                published(Optional.of(new FeePlan.LumpSum(Money.ofYuan(50_000)))),
                List.of(patent),
                id -> Optional.of(university).filter(known -> known.id().equals(id)),
                TODAY);
        // Then
        assertThat(shown)
                .isEqualTo(new ListingDocument(
                        ID,
                        7L,
                        new ListingDocument.Offer(
                                ListingMode.OPEN_LICENCE,
                                PUBLISHED_AT,
                                Optional.of(Money.ofYuan(50_000)),
                                false,
                                Optional.of(7),
                                Set.of(Industry.CLEAN_ENERGY)),
                        new ListingDocument.Words(
                                Bilingual.of("耐热隔膜", "Heat-resistant separator"), "不易起火", List.of("储能"), List.of("电池")),
                        List.of(new ListingDocument.Subject(
                                patent.number(),
                                patent.bibliography().title(),
                                patent.bibliography().abstractText(),
                                patent.bibliography().ipc(),
                                Optional.of(LocalDate.of(2023, 3, 14)),
                                Optional.of(LocalDate.of(2041, 2, 1)),
                                new ListingDocument.Front(List.of("张三"), List.of(), List.of()))),
                        List.of(new ListingDocument.Owner(
                                "蓬莱湾大学",
                                Optional.of(OrganisationKind.UNIVERSITY),
                                Optional.of(new DivisionCode("370613"))))));
        assertThat(shown.expiresOn()).contains(LocalDate.of(2041, 2, 1));
    }

    @Test
    void whatIsNegotiatedHasNoPriceAndWhatIsFreeSaysSo() {
        assertThat(offer(Optional.empty()).price()).isEmpty();
        assertThat(offer(Optional.empty()).free()).isFalse();
        assertThat(offer(Optional.of(new FeePlan.Free())).price()).isEmpty();
        assertThat(offer(Optional.of(new FeePlan.Free())).free()).isTrue();
    }

    @Test
    void anOwnerWhomNobodyKnowsHasNeitherKindNorPlace() {
        var shown = ListingDocument.of(
                7L, published(Optional.empty()), List.of(PatentSamples.granted()), id -> Optional.empty(), TODAY);
        assertThat(shown.owners())
                .containsExactly(new ListingDocument.Owner("蓬莱湾大学", Optional.empty(), Optional.empty()));
    }

    @Test
    void whereTheOwnerChoseNoIndustryTheClassificationProposesOneAndIsNamedForIt() {
        var map = new IndustryMap(Map.of("H01M", Set.of(Industry.ELECTRONICS)));
        var chosen = Listings.SEPARATOR;
        var offer = chosen.offer();
        var none = new ListingDocument(
                chosen.id(),
                chosen.reading(),
                new ListingDocument.Offer(
                        offer.mode(), offer.publishedAt(), offer.price(), offer.free(), offer.trl(), Set.of()),
                chosen.words(),
                chosen.patents(),
                chosen.owners());
        assertThat(none.proposing(map).offer().industries()).containsExactly(Industry.ELECTRONICS);
        assertThat(none.proposing(map).offer().proposed()).isTrue();
        assertThat(none.proposing(IndustryMap.NONE)).isEqualTo(none);
        assertThat(chosen.proposing(map)).isEqualTo(chosen);
        assertThat(chosen.offer().proposed()).isFalse();
    }

    private static ListingDocument.Offer offer(Optional<FeePlan> plan) {
        return ListingDocument.of(7L, published(plan), List.of(), id -> Optional.empty(), TODAY)
                .offer();
    }

    private static Listing.Published published(Optional<FeePlan> plan) {
        var terms = new ListingTerms(
                ListingMode.OPEN_LICENCE,
                List.of(PatentSamples.granted().number()),
                "中国",
                Optional.empty(),
                Optional.empty(),
                plan);
        var text = new ListingText(
                Bilingual.of("耐热隔膜", "Heat-resistant separator"), "不易起火", List.of("储能"), List.of("电池"), Optional.of(7));
        var announcement = new Announcement("202600001", LocalDate.of(2026, 1, 20), "42 (3)");
        return new Listing.Published(
                new Listing.Head(ID, PatentSamples.UNIVERSITY, 3, PUBLISHED_AT),
                new ListingContent(terms, text, Optional.empty()),
                new Listing.Publication(PUBLISHED_AT, Optional.of(announcement)));
    }
}
