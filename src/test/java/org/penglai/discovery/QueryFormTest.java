package org.penglai.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.penglai.discovery.Filters.PriceBounds;
import org.penglai.kernel.Money;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Refusal.Violation;

class QueryFormTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

    @Test
    void nothingAskedFindsEverythingInPagesOfTwenty() {
        assertThat(QueryForm.parse(Map.of(), TODAY))
                .isEqualTo(new Query("", Filters.NONE, Sort.RELEVANCE, false, Query.Page.FIRST, TODAY));
    }

    @Test
    void emptyFieldsOfAFormCountAsAbsent() {
        var query = QueryForm.parse(
                Map.of("q", List.of(" "), "priceMin", List.of(""), "mode", List.of(""), "sort", List.of("")), TODAY);
        assertThat(query.filters().isEmpty()).isTrue();
        assertThat(query.text()).isEmpty();
    }

    @Test
    void everyParameterIsRead() {
        // When
        var query = QueryForm.parse(
                Map.ofEntries(
                        Map.entry("q", List.of(" 锂电池隔膜 ")),
                        Map.entry("mode", List.of("OPEN_LICENCE", "FREE_LICENCE")),
                        Map.entry("ipc", List.of("h01m 10/0525")),
                        Map.entry("division", List.of("370600")),
                        Map.entry("trl", List.of("７")),
                        Map.entry("owner", List.of("蓬莱湾大学")),
                        Map.entry("priceMin", List.of("1000")),
                        Map.entry("priceMax", List.of("2000")),
                        Map.entry("free", List.of("false")),
                        Map.entry("grantedFrom", List.of("2024-02-29")),
                        Map.entry("remainingYearsMin", List.of("5")),
                        Map.entry("sort", List.of("price")),
                        Map.entry("facets", List.of("true")),
                        Map.entry("limit", List.of("50")),
                        Map.entry("after", List.of("abc"))),
                TODAY);
        // Then
        assertThat(query)
                .isEqualTo(new Query(
                        "锂电池隔膜",
                        new Filters(
                                Map.of(
                                        FacetName.MODE, Set.of("OPEN_LICENCE", "FREE_LICENCE"),
                                        FacetName.IPC, Set.of("H01M10/0525"),
                                        FacetName.DIVISION, Set.of("370600"),
                                        FacetName.TRL, Set.of("7")),
                                Optional.of("蓬莱湾大学"),
                                Optional.of(LocalDate.of(2024, 2, 29)),
                                new PriceBounds(
                                        Optional.of(new Money(100_000)),
                                        Optional.of(new Money(200_100)),
                                        Optional.of(false)),
                                OptionalInt.of(5)),
                        Sort.PRICE,
                        true,
                        new Query.Page(50, Optional.of("abc")),
                        TODAY));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"10万 | 10000000 | 10000100", "¥12,500元 | 1250000 | 1250100", "12500.5|1250050|1250051", "０|0|100"})
    void pricesAreReadAsPeopleWriteThem(String written, long fromFen, long belowFen) {
        var price = QueryForm.parse(Map.of("priceMin", List.of(written), "priceMax", List.of(written)), TODAY)
                .filters()
                .price();
        assertThat(price.from()).contains(new Money(fromFen));
        assertThat(price.below()).contains(new Money(belowFen));
    }

    @Test
    void aPriceBeyondAllPricesIsRefused() {
        assertThat(QueryForm.parse(Map.of("priceMin", List.of("100000000万")), TODAY)
                        .filters()
                        .price()
                        .from())
                .contains(Money.ofYuan(1_000_000_000_000L));
        assertThat(catchThrowableOfType(
                                Refusal.class, () -> QueryForm.parse(Map.of("priceMin", List.of("100000001万")), TODAY))
                        .violations())
                .extracting(Violation::pointer, Violation::code)
                .containsExactly(tuple("priceMin", "maximum"));
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() {
        // When
        var refusal = catchThrowableOfType(
                Refusal.class,
                () -> QueryForm.parse(
                        Map.of(
                                "q", List.of("长".repeat(201)),
                                "mode", List.of("open licence!"),
                                "ipc", List.of("Z99"),
                                "priceMin", List.of("-1"),
                                "grantedFrom", List.of("2023-02-29"),
                                "remainingYearsMin", List.of("21"),
                                "free", List.of("perhaps"),
                                "sort", List.of("cheapest"),
                                "limit", List.of("0"),
                                "after", List.of("x".repeat(4097))),
                        TODAY));
        // Then
        assertThat(refusal.code()).isEqualTo("request.parameters");
        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.MALFORMED);
        assertThat(refusal.violations())
                .extracting(Violation::pointer, Violation::code)
                .containsExactlyInAnyOrder(
                        tuple("q", "maxLength"),
                        tuple("mode", "choice"),
                        tuple("ipc", "pattern"),
                        tuple("priceMin", "number"),
                        tuple("grantedFrom", "date"),
                        tuple("remainingYearsMin", "maximum"),
                        tuple("free", "type"),
                        tuple("sort", "order"),
                        tuple("limit", "minimum"),
                        tuple("after", "maxLength"));
    }
}
