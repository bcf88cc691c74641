package org.penglai.patentimport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.penglai.patent.EventKind;
import org.penglai.patent.Loading;
import org.penglai.patent.RegisterEvent;

/** One row against the patents' rules. */
final class RowCheckTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final String NUMBER = "202110123456.7";

    @Test
    void aWholeRowBecomesAPatentWithItsEvents() {
        var checked = strict(Map.of(
                Column.APPLICATION_NUMBER, List.of("ZL ２０２１ 1 0123456.7"),
                Column.TITLE_ZH, List.of("一种电池"),
                Column.IPC, List.of("H01M 10/0525", "h01m0050409000"),
                Column.INDUSTRY, List.of("清洁能源"),
                Column.FILING_DATE, List.of("2021年1月29日"),
                Column.PUBLICATION_DATE, List.of("20210702"),
                Column.GRANT_DATE, List.of("2023/6/2"),
                Column.OWNERS, List.of("蓬莱湾大学||2/3", "某公司|91370600123456788T|1/3"),
                Column.INVENTORS, List.of("张三", "李四")));

        assertThat(checked.faults()).isEmpty();
        var item = checked.item().orElseThrow();
        assertThat(item.number().canonical()).isEqualTo(NUMBER);
        assertThat(item.bibliography().ipc())
                .extracting(Object::toString)
                .containsExactly("H01M 10/0525", "H01M 50/409");
        assertThat(item.filingDate()).isEqualTo("2021-01-29");
        assertThat(item.events())
                .extracting(RegisterEvent::kind)
                .containsExactly(EventKind.FILING, EventKind.PUBLICATION, EventKind.GRANT);
        assertThat(item.events()).extracting(RegisterEvent::source).containsOnly("REGISTER");
        assertThat(item.owners())
                .extracting(owner -> owner.share().orElseThrow().toString())
                .containsExactly("2/3", "1/3");
    }

    @Test
    void theFrontPageIsReadInTheSpellingOfTheForm() {
        var checked = strict(Map.ofEntries(
                Map.entry(Column.APPLICATION_NUMBER, List.of(NUMBER)),
                Map.entry(Column.TITLE_ZH, List.of("一种电池")),
                Map.entry(Column.FILING_DATE, List.of("2021-01-29")),
                Map.entry(Column.PUBLICATION_DATE, List.of("2021-07-30")),
                Map.entry(Column.GRANT_DATE, List.of("2023-06-02")),
                Map.entry(Column.PUBLICATION_NUMBER, List.of("CN113123456A")),
                Map.entry(Column.GRANT_NUMBER, List.of("CN 113123456 B", "CN113123456C1|2025-03-04")),
                Map.entry(Column.CPC, List.of("Y02E 60/10")),
                Map.entry(Column.PRIORITIES, List.of("cn|202010123456.2|2020-02-03", "JP 2020-001234 2020-03-04")),
                Map.entry(Column.AGENT, List.of("某专利代理有限公司|37000")),
                Map.entry(Column.ATTORNEYS, List.of("王五"))));

        assertThat(checked.faults()).isEmpty();
        var page = checked.item().orElseThrow().bibliography().frontPage();
        assertThat(page.publications())
                .extracting(one -> one.number() + " " + one.date())
                .containsExactly("CN113123456A 2021-07-30", "CN113123456B 2023-06-02", "CN113123456C1 2025-03-04");
        assertThat(page.priorities())
                .extracting(Object::toString)
                .containsExactly("CN 202010123456.2", "JP 2020-001234");
        assertThat(page.cpc()).extracting(Object::toString).containsExactly("Y02E 60/10");
        assertThat(page.agent().orElseThrow().code()).isEqualTo("37000");
        assertThat(page.agent().orElseThrow().attorneys()).containsExactly("王五");
    }

    @Test
    void aFrontPageThatCannotBeReadIsAFaultAndInACompiledListARemark() {
        var row = Map.of(
                Column.APPLICATION_NUMBER, List.of(NUMBER),
                Column.TITLE_ZH, List.of("一种电池"),
                Column.FILING_DATE, List.of("2021-01-29"),
                Column.PUBLICATION_NUMBER, List.of("CN113123456A"),
                Column.GRANT_NUMBER, List.of("113123456X|2023-06-02"),
                Column.CPC, List.of("Z99"),
                Column.PRIORITIES, List.of("CN|去年"),
                Column.ATTORNEYS, List.of("王五"));

        var strict = strict(row);
        var lenient = RowCheck.check(
                new RowCheck.Terms(TODAY, true, "REGISTER", false), RawRow.of(3, row, Map.of(), List.of()));

        assertThat(strict.item()).isEmpty();
        assertThat(strict.faults())
                .extracting(RowFault::column, RowFault::code)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("公布号", "import.publication-undated"),
                        org.assertj.core.groups.Tuple.tuple("授权公告号", "patent.publication-malformed"),
                        org.assertj.core.groups.Tuple.tuple("优先权", "import.priority"),
                        org.assertj.core.groups.Tuple.tuple("代理机构", "import.agent-missing"),
                        org.assertj.core.groups.Tuple.tuple("CPC分类号", "patent.cpc-malformed"));
        assertThat(lenient.item()).isPresent();
        assertThat(lenient.faults()).hasSize(5).allMatch(RowFault::remark);
        assertThat(lenient.faults()).extracting(RowFault::code).containsOnly("import.left-out");
    }

    @Test
    void everythingThatIsWrongIsToldAtOnceWithWhatWouldBeRight() {
        var checked = strict(Map.of(
                Column.APPLICATION_NUMBER, List.of("202110123456.X"),
                Column.IPC, List.of("H01M"),
                Column.FILING_DATE, List.of("2021-13-01"),
                Column.OWNERS, List.of("某公司|913706001234567881")));

        assertThat(checked.item()).isEmpty();
        assertThat(checked.faults())
                .extracting(RowFault::column, RowFault::code)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("申请号", "patent.check-digit"),
                        org.assertj.core.groups.Tuple.tuple("发明名称", "required"),
                        org.assertj.core.groups.Tuple.tuple("国际专利分类号", "patent.ipc-malformed"),
                        org.assertj.core.groups.Tuple.tuple("专利权人", "credit-code.check"),
                        org.assertj.core.groups.Tuple.tuple("申请日", "date"));
        assertThat(checked.faults().getFirst().facts()).containsEntry("canonical", NUMBER);
    }

    @ParameterizedTest
    @CsvSource({
        "2021-01-29, 2021-01-28, patent.before-filing",
        "2020-12-31, '', patent.filing-year",
        "2021-01-29, 2026-11-23, patent.future",
        "'', '', required"
    })
    void daysAreHeldToEachOtherAndToToday(String filed, String granted, String code) {
        var checked = strict(Map.of(
                Column.APPLICATION_NUMBER, List.of(NUMBER),
                Column.TITLE_ZH, List.of("一种电池"),
                Column.FILING_DATE, some(filed),
                Column.GRANT_DATE, some(granted)));

        assertThat(checked.faults()).extracting(RowFault::code).containsExactly(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2021-01-29", "2026-11-22"})
    void theDayOfFilingAndTodayAreNotTooEarlyAndNotTooLate(String granted) {
        var checked = strict(Map.of(
                Column.APPLICATION_NUMBER, List.of(NUMBER),
                Column.TITLE_ZH, List.of("一种电池"),
                Column.FILING_DATE, List.of("2021-01-29"),
                Column.GRANT_DATE, List.of(granted)));

        assertThat(checked.faults()).isEmpty();
    }

    @Test
    void aNumberWithoutCheckCharacterIsTakenAndTheComputedOneShown() {
        var checked = strict(Map.of(
                Column.APPLICATION_NUMBER, List.of("202110123456"),
                Column.TITLE_ZH, List.of("一种电池"),
                Column.FILING_DATE, List.of("2021-01-29")));

        assertThat(checked.item()).isPresent();
        assertThat(checked.faults()).singleElement().satisfies(remark -> {
            assertThat(remark.remark()).isTrue();
            assertThat(remark.code()).isEqualTo("import.check-computed");
            assertThat(remark.facts()).containsEntry("canonical", NUMBER);
        });
    }

    @Test
    void whereIncompleteRowsAreTakenTheYearOfTheNumberStandsInAndSaysSo() {
        var row = row(Map.of(
                Column.APPLICATION_NUMBER, List.of(NUMBER),
                Column.TITLE_ZH, List.of("一种电池"),
                Column.IPC, List.of("H01M", "H01M 10/0525"),
                Column.OWNERS, List.of("某公司")));

        var checked = RowCheck.check(new RowCheck.Terms(TODAY, true, "REGISTER", true), row);

        var item = checked.item().orElseThrow();
        assertThat(item.filingDate()).isEqualTo("2021-01-01");
        assertThat(item.events())
                .singleElement()
                .satisfies(event -> assertThat(event.source()).isEqualTo(Loading.ASSUMED_FROM_NUMBER));
        assertThat(item.bibliography().ipc()).hasSize(1);
        assertThat(checked.faults())
                .extracting(RowFault::code)
                .containsExactly("import.ipc-incomplete", "import.filing-assumed");
    }

    @Test
    void whoOwnsNothingOfItMustNameTheOwners() {
        var row = row(Map.of(
                Column.APPLICATION_NUMBER, List.of(NUMBER),
                Column.TITLE_ZH, List.of("一种电池"),
                Column.FILING_DATE, List.of("2021-01-29")));

        assertThat(RowCheck.check(new RowCheck.Terms(TODAY, false, "REGISTER", true), row)
                        .faults())
                .extracting(RowFault::column)
                .containsExactly("专利权人");
        assertThat(RowCheck.check(new RowCheck.Terms(TODAY, false, "REGISTER", false), row)
                        .faults())
                .isEmpty();
    }

    @Test
    void lettersThatNoTextHoldsAreRefusedBeforeTheDatabaseSeesThem() {
        var checked = strict(Map.of(
                Column.APPLICATION_NUMBER, List.of(NUMBER),
                Column.TITLE_ZH, List.of("一种\u0000电池"),
                Column.FILING_DATE, List.of("2021-01-29")));

        assertThat(checked.faults()).extracting(RowFault::code).containsExactly("letters");
    }

    private static List<String> some(String value) {
        return value.isEmpty() ? List.of() : List.of(value);
    }

    private static RowCheck.Checked strict(Map<Column, List<String>> values) {
        return RowCheck.check(new RowCheck.Terms(TODAY, false, "REGISTER", false), row(values));
    }

    private static RawRow row(Map<Column, List<String>> values) {
        return RawRow.of(2, values, Map.of(), List.of());
    }
}
