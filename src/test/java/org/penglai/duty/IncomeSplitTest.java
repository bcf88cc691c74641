package org.penglai.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.penglai.duty.law.DutyLawFile;
import org.penglai.kernel.Money;
import org.penglai.kernel.Refusal;

class IncomeSplitTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-22");
    private static final DutyLaw LAW = DutyLawFile.shipped();

    /** 100 000 yuan that cost 20 000 leave 80 000: in Shandong 56 000 and 8 000, elsewhere half and nothing. */
    @ParameterizedTest
    @CsvSource({
        "370613, 10000000, 2000000, 8000000, 5600000, 800000, 1600000",
        "110108, 10000000, 2000000, 8000000, 4000000, 0, 4000000",
        "370613, 0, 0, 0, 0, 0, 0",
        "370613, 100, 101, 0, 0, 0, 0",
        "370613, 1, 0, 1, 1, 0, 0",
        "370613, 3, 0, 3, 3, 0, 0",
        "370613, 4, 0, 4, 3, 1, 0",
        "370613, 333, 0, 333, 234, 34, 65"
    })
    void theLawOfTheInstitutionsPlaceDecides(
            String division, long gross, long costs, long net, long inventors, long office, long house) {
        var split = IncomeSplit.of(
                new Money(gross),
                new Money(costs),
                LAW.least(DutyLaw.Beneficiary.INVENTORS, DutyLaw.Basis.NET_INCOME, division, TODAY),
                LAW.least(DutyLaw.Beneficiary.TRANSFER_OFFICE, DutyLaw.Basis.NET_INCOME, division, TODAY));

        assertThat(split)
                .isEqualTo(new IncomeSplit(
                        new Money(gross),
                        new Money(costs),
                        new Money(net),
                        new Money(inventors),
                        new Money(office),
                        new Money(house)));
    }

    @ParameterizedTest
    @CsvSource({
        "INVENTORS, NET_INCOME, 0.70, 0.50",
        "INVENTORS, EQUITY, 0.70, 0.50",
        "INVENTORS, PROFIT, 0.10, 0.05",
        "TRANSFER_OFFICE, NET_INCOME, 0.10, 0"
    })
    void shandongAsksForMoreThanTheNationalFloor(
            DutyLaw.Beneficiary to, DutyLaw.Basis of, String shandong, String elsewhere) {
        assertThat(LAW.least(to, of, "370613", TODAY)).isEqualByComparingTo(shandong);
        assertThat(LAW.least(to, of, "110108", TODAY)).isEqualByComparingTo(elsewhere);
    }

    @Test
    void bothLinesAreShownWithTheirSource() {
        var lines = LAW.lines(DutyLaw.Basis.NET_INCOME, "370613", TODAY);

        assertThat(lines)
                .extracting(DutyLaw.Line::id)
                .containsExactly("inventors-income", "inventors-income-shandong", "office-income-shandong");
        assertThat(lines)
                .extracting(line -> line.citation().text().zh())
                .containsExactly("《促进科技成果转化法》第四十五条", "《山东省促进科技成果转化条例》第三十四条", "《山东省促进科技成果转化条例》第三十六条");
    }

    @Test
    void whatCannotBeDividedGoesToThoseNamedFirst() {
        assertThat(InventorWeights.equal(3).parts(new Money(100)))
                .containsExactly(new Money(34), new Money(33), new Money(33));
        assertThat(new InventorWeights(List.of(50, 30, 20)).parts(new Money(101)))
                .containsExactly(new Money(51), new Money(30), new Money(20));
        assertThat(new InventorWeights(List.of(0, 1, 1)).parts(new Money(3)))
                .containsExactly(new Money(0), new Money(2), new Money(1));
    }

    @ParameterizedTest
    @CsvSource({
        "'1,1', duty.weights-each",
        "'1,1,10001', duty.weight",
        "'-1,1,1', duty.weight",
        "'0,0,0', duty.weights-nothing"
    })
    void weightsAreOneForEachInventorAndShareSomething(String written, String code) {
        var weights = new InventorWeights(java.util.stream.Stream.of(written.split(","))
                .map(Integer::valueOf)
                .toList());

        assertThatThrownBy(() -> weights.require(3))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.violations())
                                .extracting(Refusal.Violation::code)
                                .containsExactly(code));
    }

    @ParameterizedTest
    @CsvSource({
        "2027-02-28, ",
        "2027-03-01, 30",
        "2027-03-23, 30",
        "2027-03-24, 7",
        "2027-03-31, 7",
        "2027-04-01, ",
        "2027-11-22, "
    })
    void theReportOfAYearIsRemindedOfBeforeTheEndOfMarch(LocalDate day, @Nullable Integer threshold) {
        assertThat(LAW.report().reminderOn(day)).isEqualTo(Optional.ofNullable(threshold));
        assertThat(LAW.report().dueFor(2026)).isEqualTo("2027-03-31");
    }
}
