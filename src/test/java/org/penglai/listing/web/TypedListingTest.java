package org.penglai.listing.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.penglai.identity.Organisation;
import org.penglai.identity.Organisations;
import org.penglai.kernel.Money;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Refusal;
import org.penglai.listing.FeePlan;
import org.penglai.listing.ListingContent;
import org.penglai.listing.ListingMode;
import org.penglai.listing.ListingSamples;
import org.penglai.patent.ApplicationNumber;
import org.penglai.platform.http.Form;

/** A listing as typed into the page's form. */
final class TypedListingTest {

    private final TypedListing typed = new TypedListing(new Nobody());

    @Test
    void amountsAreTypedInYuanAndRatesInPercent() {
        // When
        var content = read(Map.of(
                "feePlan.mode", "ENTRY_FEE_AND_ROYALTY",
                "feePlan.entryFeeFen", "¥12,500.50",
                "feePlan.base", "NET_SALES",
                "feePlan.rates", "1 5%\n4 0.03",
                "feePlan.maximumTotalFen", "1000000元"));

        // Then
        var plan = (FeePlan.EntryFeeAndRoyalty) content.terms().feePlan().orElseThrow();
        assertThat(plan.entryFee()).isEqualTo(new Money(1_250_050));
        assertThat(plan.running().rates())
                .extracting(rate -> rate.fromYear() + ":" + rate.rate().toPlainString())
                .containsExactly("1:0.05", "4:0.03");
        assertThat(plan.running().maximumTotal()).contains(Money.ofYuan(1_000_000));
    }

    @Test
    void aFreeLicenceIsFreeWhereNothingIsChosen() {
        assertThat(read(Map.of("mode", "FREE_LICENCE")).terms().feePlan()).contains(new FeePlan.Free());
        assertThat(read(Map.of()).terms().feePlan()).isEmpty();
    }

    @Test
    void numbersAreReadInEverySpellingTickedOrTyped() {
        // When
        var content = read(Map.of("patents", "ZL 2021 1 0123456.7\n CN202110123456"));

        // Then
        assertThat(content.terms().patents()).containsExactly(ApplicationNumber.parse("202110123456.7"));
    }

    @Test
    void everythingThatCannotBeReadIsNamedAtOnceBesideItsField() {
        // Given
        var form = form(Map.of(
                "mode", "",
                "patents", "202110123456.8",
                "trl", "six",
                "startsOn", "soon",
                "agency", "91370602MA3C0XYZ1A",
                "feePlan.lumpSumFen", "much",
                "feePlan.instalments", "2027-01-01"));

        // When
        var refusal = catchThrowableOfType(Refusal.class, () -> typed.read(form));
        var again = form.refused(refusal);

        // Then
        assertThat(again.violations().keySet())
                .containsExactlyInAnyOrder("mode", "patents", "trl", "startsOn", "agency", "feePlan.mode");
        assertThat(again.value("trl")).isEqualTo("six");
        assertThat(again.violations("patents").getFirst().facts()).containsEntry("expected", "7");
    }

    @Test
    void whatIsUnreadableAndWhatIsMissingAreToldInOneRound() {
        var refusal = catchThrowableOfType(
                Refusal.class,
                () -> read(Map.of(
                        "patents", "202110123456.8",
                        "titleZh", "",
                        "startsOn", "2027-05-02",
                        "endsOn", "2027-05-01",
                        "feePlan.mode", "LUMP_SUM")));

        assertThat(refusal.violations())
                .extracting(Refusal.Violation::pointer)
                .containsExactlyInAnyOrder("/patents/0", "/titleZh", "/endsOn", "/feePlan/lumpSumFen");
    }

    @Test
    void whereNothingIsSaidAFreeLicenceIsForTheCityAndOthersForTheCountry() {
        assertThat(read(Map.of("mode", "FREE_LICENCE")).terms().territory()).isEqualTo("烟台市");
        assertThat(read(Map.of("mode", "ORDINARY_LICENCE")).terms().territory()).isEqualTo("全国");
        assertThat(read(Map.of("mode", "FREE_LICENCE", "territory", "山东省"))
                        .terms()
                        .territory())
                .isEqualTo("山东省");
    }

    @Test
    void anAmountThatIsNoneStandsBesideItsField() {
        // When
        var refusal = catchThrowableOfType(
                Refusal.class, () -> read(Map.of("feePlan.mode", "LUMP_SUM", "feePlan.lumpSumFen", "much")));

        // Then
        assertThat(refusal.violations()).extracting(Refusal.Violation::pointer).contains("/feePlan/lumpSumFen");
    }

    @Test
    void whatIsFilledInForEditingReadsAsTheSameContent() {
        for (var mode : ListingMode.values()) {
            var content = ListingSamples.content(mode);
            assertThat(typed.read(typed.filled(content))).isEqualTo(content);
        }
    }

    private ListingContent read(Map<String, String> fields) {
        return typed.read(form(fields));
    }

    private static Form form(Map<String, String> fields) {
        var all = new HashMap<String, String>(
                Map.of("mode", "ORDINARY_LICENCE", "patents", "202110123456.7", "titleZh", "锂电池隔膜"));
        all.putAll(fields);
        return Form.of(all);
    }

    /** No organisation is known. */
    private static final class Nobody implements Organisations {
        @Override
        public Optional<Organisation> find(OrganisationId id) {
            return Optional.empty();
        }

        @Override
        public Optional<Organisation> findByUscc(String uscc) {
            return Optional.empty();
        }

        @Override
        public Map<OrganisationId, Organisation> findAll(Collection<OrganisationId> ids) {
            return Map.of();
        }

        @Override
        public void add(Organisation organisation) {
            throw new UnsupportedOperationException("nobody is added: " + List.of(organisation));
        }
    }
}
