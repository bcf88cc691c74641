package org.penglai.need;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.penglai.discovery.ListingDocument;
import org.penglai.discovery.Listings;
import org.penglai.kernel.Industry;
import org.penglai.need.Nearest.Near;

final class ProposalsTest {

    @Test
    void aFieldIsProposedWhereHitsAgreeAndFarHitsDecideNothing() {
        var proposals = Proposals.of(
                List.of(hit(Listings.SEPARATOR, 1000), hit(Listings.CATHODE, 800), hit(Listings.WELDING, 20)));

        assertThat(proposals.ipc()).extracting(Proposals.Field::symbol).containsExactly("H01M");
        assertThat(proposals.ipc().getFirst().share()).isEqualTo(989);
        assertThat(proposals.ipc().getFirst().examples()).hasSize(2);
        assertThat(proposals.industries())
                .extracting(Proposals.IndustryShare::industry)
                .containsExactly(Industry.CLEAN_ENERGY);
        assertThat(proposals.complete()).isTrue();
    }

    @Test
    void theOnlyHitIsBetterThanNothing() {
        assertThat(Proposals.of(List.of(hit(Listings.ENZYME, 1000))).ipc())
                .extracting(Proposals.Field::symbol)
                .containsExactly("A23J");
        assertThat(Proposals.of(List.of()).ipc()).isEmpty();
    }

    private static Near hit(ListingDocument listing, int nearness) {
        return new Near(listing, nearness);
    }
}
