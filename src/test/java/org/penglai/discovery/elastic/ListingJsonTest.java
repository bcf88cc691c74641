package org.penglai.discovery.elastic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.penglai.discovery.ListingDocument;
import org.penglai.discovery.Listings;
import org.penglai.platform.json.Json;

class ListingJsonTest {

    static List<ListingDocument> listings() {
        return Listings.all();
    }

    @ParameterizedTest
    @MethodSource("listings")
    void whatIsShownComesBackAsItWas(ListingDocument listing) {
        var stored = Json.mapper().valueToTree(ListingJson.write(listing));
        assertThat(ListingJson.read(stored.path(ListingJson.SHOWN))).isEqualTo(listing);
    }

    @Test
    void everyLevelOfClassAndPlaceCanBeCounted() {
        var stored = ListingJson.write(Listings.SEPARATOR);
        assertThat(stored)
                .containsEntry("ipc", List.of("H", "H01", "H01M", "H01M50", "H01M50/403"))
                .containsEntry("division", List.of("37", "3706", "370613"));
    }

    @Test
    void whatIsFreeCostsNothingAndWhatIsNegotiatedHasNoPrice() {
        assertThat(ListingJson.write(Listings.WELDING)).containsEntry("priceFen", 0);
        assertThat(ListingJson.write(Listings.CATHODE)).doesNotContainKey("priceFen");
    }
}
