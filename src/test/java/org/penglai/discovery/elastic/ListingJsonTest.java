package org.penglai.discovery.elastic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.penglai.discovery.CentreFields;
import org.penglai.discovery.Lexicon;
import org.penglai.discovery.ListingDocument;
import org.penglai.discovery.Listings;
import org.penglai.kernel.Bilingual;
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
        var stored = Json.mapper()
                .valueToTree(
                        new ListingJson.Writer(CentreFields.NONE, Lexicon.EMPTY.senses(), symbol -> Optional.empty())
                                .write(listing));
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
        var stored = new ListingJson.Writer(CentreFields.NONE, Lexicon.EMPTY.senses(), symbol -> Optional.empty())
                .write(proposed);
        assertThat(stored).containsEntry("industry", Set.of(Industry.FOOD));
        var shown = Json.mapper().valueToTree(stored).path(ListingJson.SHOWN);
        assertThat(ListingJson.read(shown)).isEqualTo(proposed);
    }

    @Test
    void everyLevelOfClassAndPlaceCanBeCounted() {
        var stored = new ListingJson.Writer(CentreFields.NONE, Lexicon.EMPTY.senses(), symbol -> Optional.empty())
                .write(Listings.SEPARATOR);
        assertThat(stored)
                .containsEntry("ipc", List.of("H", "H01", "H01M", "H01M50", "H01M50/403"))
                .containsEntry("division", List.of("37", "3706", "370613"));
    }

    @Test
    void ownersAreCountedByNameAndCentresByWhatTheyReach() {
        var centres = new CentreFields(Map.of(
                OperationCentre.NEW_CHEMICAL_MATERIALS, new CentreFields.Reach(Set.of(), Set.of("H01M50")),
                OperationCentre.MARINE_ECONOMY, new CentreFields.Reach(Set.of(Industry.FOOD), Set.of("B63"))));
        assertThat(new ListingJson.Writer(centres, Lexicon.EMPTY.senses(), symbol -> Optional.empty())
                        .write(Listings.SEPARATOR))
                .containsEntry("ownerName", List.of("蓬莱湾大学"))
                .containsEntry("centre", List.of(OperationCentre.NEW_CHEMICAL_MATERIALS));
        assertThat(new ListingJson.Writer(centres, Lexicon.EMPTY.senses(), symbol -> Optional.empty())
                        .write(Listings.ENZYME))
                .containsEntry("centre", List.of(OperationCentre.MARINE_ECONOMY));
    }

    @Test
    void whatIsFreeCostsNothingAndWhatIsNegotiatedHasNoPrice() {
        assertThat(new ListingJson.Writer(CentreFields.NONE, Lexicon.EMPTY.senses(), symbol -> Optional.empty())
                        .write(Listings.WELDING))
                .containsEntry("priceFen", 0);
        assertThat(new ListingJson.Writer(CentreFields.NONE, Lexicon.EMPTY.senses(), symbol -> Optional.empty())
                        .write(Listings.CATHODE))
                .doesNotContainKey("priceFen");
    }

    @Test
    void itIsFoundByTheSubjectsOfItsSymbolsAndByItsClaimsWhichAreNotShown() {
        var claims =
                Map.of(Listings.SEPARATOR.patents().getFirst().number(), Bilingual.of("一种隔膜，其特征在于", "A separator"));
        var stored = new ListingJson.Writer(
                        CentreFields.NONE,
                        Lexicon.EMPTY.senses(),
                        symbol -> Optional.of(Bilingual.of("论" + symbol, "")))
                .write(Listings.SEPARATOR.claiming(claims));
        assertThat(stored).containsEntry("subjects", List.of("论H01M", "论H01M50", "论H01M50/403"));
        var json = Json.mapper().valueToTree(stored);
        assertThat(json.at("/patents/0/claimsZh").asText()).isEqualTo("一种隔膜，其特征在于");
        assertThat(json.path(ListingJson.SHOWN).toString()).doesNotContain("其特征在于");
        assertThat(ListingJson.read(json.path(ListingJson.SHOWN))).isEqualTo(Listings.SEPARATOR);
    }
}
