package org.penglai.need;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.penglai.discovery.ListingDocument;
import org.penglai.discovery.Listings;
import org.penglai.kernel.Industry;
import org.penglai.kernel.Money;
import org.penglai.need.Comparing.Found;

final class ComparingTest {

    private static final NeedFields BATTERIES = new NeedFields(Set.of("H01M"), Set.of(Industry.CLEAN_ENERGY));

    private final Comparing comparing =
            new Comparing(NeedSamples.RULES.talk(), NeedSamples.separator(), BATTERIES, /* small= */ true);

    @Test
    void theReasonsNameSharedWordsFieldsPlaceAndPrice() {
        var comparison = comparing.with(Listings.SEPARATOR, new Found(1, 1000));

        var reasons = comparison.reasons(NeedSamples.RULES.weights());

        assertThat(reasons)
                .extracting(Reason::code)
                .contains("WORDS_THROUGHOUT", "SEARCH_AMONG_FIRST", "IPC", "INDUSTRY", "SAME_COUNTY", "BUDGET");
        assertThat(words(reasons, "WORDS_THROUGHOUT")).contains("陶瓷涂覆隔膜", "锂电池隔膜");
        assertThat(words(reasons, "IPC")).containsExactly("H01M");
    }

    @Test
    void whatHasNothingToDoWithItScoresNearNothing() {
        var other = comparing.with(Listings.ENZYME, Found.NOT);
        var fitting = comparing.with(Listings.SEPARATOR, Found.NOT);

        assertThat(other.values().get(Feature.WORDS)).isZero();
        assertThat(other.score(NeedSamples.RULES.weights())).isLessThan(NeedSamples.RULES.shownFrom());
        assertThat(fitting.score(NeedSamples.RULES.weights())).isGreaterThan(NeedSamples.RULES.toldFrom());
    }

    @Test
    void aPriceAtTheCeilingIsWithinTheBudgetAndOneFenMoreIsNot() {
        assertThat(budget(Money.ofYuan(50_000), Listings.SEPARATOR)).isEqualTo(1000);
        assertThat(budget(new Money(Money.ofYuan(50_000).fen() - 1), Listings.SEPARATOR))
                .isZero();
        assertThat(budget(Money.ZERO, Listings.WELDING)).as("free of charge").isEqualTo(1000);
        assertThat(budget(Money.ofYuan(1), Listings.CATHODE))
                .as("to be negotiated")
                .isEqualTo(400);
    }

    @Test
    void whatTheNeedDoesNotAskAboutDoesNotCount() {
        var plain = NeedSamples.content("隔膜", "隔膜受热收缩", Optional.empty(), Optional.empty());
        var values = new Comparing(NeedSamples.RULES.talk(), plain, NeedFields.NONE, /* small= */ false)
                .with(Listings.SEPARATOR, Found.NOT)
                .values();

        assertThat(values.keySet()).containsExactlyInAnyOrder(Feature.WORDS, Feature.SEARCH, Feature.MATURITY);
    }

    @Test
    void talkIsNoWordOfTheMatter() {
        var terms = NeedSamples.RULES.talk().terms("我们公司目前希望解决的问题是：隔膜收缩，LiFePO4 batteries at 60℃");

        assertThat(terms).contains("隔膜", "膜收", "收缩", "lifepo4").contains("batterie");
        assertThat(terms).doesNotContain("公司", "希望", "问题", "at");
    }

    @Test
    void anEnglishNeedSharesEnglishWords() {
        var english = NeedSamples.content(
                "Separators that shrink",
                "Our lithium battery separator shrinks when hot",
                Optional.empty(),
                Optional.empty());
        var comparison = new Comparing(NeedSamples.RULES.talk(), english, NeedFields.NONE, /* small= */ false)
                .with(Listings.SEPARATOR, Found.NOT);

        assertThat(words(comparison.reasons(NeedSamples.RULES.weights()), "WORDS_THROUGHOUT"))
                .contains("separator", "lithium");
    }

    private static int budget(Money ceiling, ListingDocument listing) {
        var content = NeedSamples.content("隔膜", "隔膜", Optional.of(ceiling), Optional.empty());
        return new Comparing(NeedSamples.RULES.talk(), content, NeedFields.NONE, /* small= */ false)
                .with(listing, Found.NOT)
                .values()
                .getOrDefault(Feature.BUDGET, -1);
    }

    private static List<String> words(List<Reason> reasons, String code) {
        return reasons.stream()
                .filter(reason -> reason.code().equals(code))
                .findFirst()
                .orElseThrow()
                .words();
    }
}
