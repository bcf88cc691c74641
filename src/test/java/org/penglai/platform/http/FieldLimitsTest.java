package org.penglai.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.penglai.kernel.Industry;
import org.penglai.kernel.Refusal;

/** What is typed into a form may be as long as the contract lets the field of the API be, and no longer. */
final class FieldLimitsTest {

    private final FieldLimits limits = new FieldLimits(Contract.load(List.of("patent", "listing", "deal", "need")));

    @Test
    void aTitleHasTheContractsLength() {
        assertThatCode(() -> limits.require("createListing", form("titleZh", "中".repeat(300))))
                .doesNotThrowAnyException();

        var refusal = catchThrowableOfType(
                Refusal.class, () -> limits.require("createListing", form("titleZh", "中".repeat(301))));

        assertThat(refusal.violations())
                .containsExactly(new Refusal.Violation("/titleZh", "maxLength", Map.of("limit", 300)));
    }

    @Test
    void aListHasTheLengthOfAllItsItems() {
        assertThatCode(() -> limits.require("createListing", form("products", "x".repeat(3_000))))
                .doesNotThrowAnyException();
        assertThat(catchThrowableOfType(
                        Refusal.class, () -> limits.require("createListing", form("products", "x".repeat(3_061)))))
                .isNotNull();
    }

    @ParameterizedTest
    @EnumSource
    void everyIndustryCanBeConfirmedWhateverTheLengthOfItsName(Industry industry) {
        assertThatCode(() -> limits.require("confirmNeed", form("industries", industry.name())))
                .doesNotThrowAnyException();
    }

    @Test
    void allIndustriesCanBeConfirmedAtOnce() {
        var all = Stream.of(Industry.values()).map(Enum::name).toList();

        assertThatCode(() -> limits.require("confirmNeed", new Form(Map.of("industries", all), Map.of())))
                .doesNotThrowAnyException();
        assertThat(catchThrowableOfType(
                        Refusal.class, () -> limits.require("confirmNeed", form("industries", "X".repeat(400)))))
                .isNotNull();
    }

    @Test
    void aFieldThatTheContractDoesNotKnowIsBoundedToo() {
        assertThat(catchThrowableOfType(
                        Refusal.class, () -> limits.require("signOut", form("_back", "x".repeat(10_001)))))
                .isNotNull();
    }

    private static Form form(String field, String value) {
        return new Form(Map.of(field, List.of(value)), Map.of());
    }
}
