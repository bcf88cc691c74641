package org.penglai.discovery.elastic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.penglai.discovery.CentreFields;
import org.penglai.discovery.ListingDocument;
import org.penglai.discovery.Listings;
import org.penglai.kernel.Industry;
import org.penglai.kernel.OperationCentre;
import org.penglai.platform.json.Json;

class ListingJsonTest {

    static List<ListingDocument> listings() {
        return Listings.all();
    }

    @ParameterizedTest
    @MethodSource("listings")
    void whatIsShownComesBackAsItWas(ListingDocument listing) {
        var stored = Json.mapper().valueToTree(ListingJson.write(listing, CentreFields.NONE));
        assertThat(ListingJson.read(stored.path(ListingJson.SHOWN))).isEqualTo(listing);
    }

    @Test
    void aProposedIndustryIsCountedAndComesBackAsProposed() {
        var chosen = Listings.SEPARATOR;
        var offer = chosen.offer();
        var proposed = new ListingDocument(
                chosen.id(),
                chosen.reading(),
                new ListingDocument.Offer(
                        offer.mode(),
                        offer.publishedAt(),
                        offer.price(),
                        offer.free(),
                        offer.trl(),
                        Set.of(Industry.FOOD),
                        true),
                chosen.words(),
                chosen.patents(),
                chosen.owners());
        var stored = ListingJson.write(proposed, CentreFields.NONE);
        assertThat(stored).containsEntry("industry", Set.of(Industry.FOOD));
        var shown = Json.mapper().valueToTree(stored).path(ListingJson.SHOWN);
        assertThat(ListingJson.read(shown)).isEqualTo(proposed);
    }

    @Test
    void everyLevelOfClassAndPlaceCanBeCounted() {
        var stored = ListingJson.write(Listings.SEPARATOR, CentreFields.NONE);
        assertThat(stored)
                .containsEntry("ipc", List.of("H", "H01", "H01M", "H01M50", "H01M50/403"))
                .containsEntry("division", List.of("37", "3706", "370613"));
    }

    @Test
    void ownersAreCountedByNameAndCentresByWhatTheyReach() {
        var centres = new CentreFields(Map.of(
                OperationCentre.NEW_CHEMICAL_MATERIALS, new CentreFields.Reach(Set.of(), Set.of("H01M50")),
                OperationCentre.MARINE_ECONOMY, new CentreFields.Reach(Set.of(Industry.FOOD), Set.of("B63"))));
        assertThat(ListingJson.write(Listings.SEPARATOR, centres))
                .containsEntry("ownerName", List.of("蓬莱湾大学"))
                .containsEntry("centre", List.of(OperationCentre.NEW_CHEMICAL_MATERIALS));
        assertThat(ListingJson.write(Listings.ENZYME, centres))
                .containsEntry("centre", List.of(OperationCentre.MARINE_ECONOMY));
    }

    @Test
    void whatIsFreeCostsNothingAndWhatIsNegotiatedHasNoPrice() {
        assertThat(ListingJson.write(Listings.WELDING, CentreFields.NONE)).containsEntry("priceFen", 0);
        assertThat(ListingJson.write(Listings.CATHODE, CentreFields.NONE)).doesNotContainKey("priceFen");
    }
}
