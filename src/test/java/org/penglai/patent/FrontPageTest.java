package org.penglai.patent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.penglai.kernel.Refusal;

class FrontPageTest {

    private static final FrontPage.Publication GRANT =
            new FrontPage.Publication(PublicationNumber.parse("CN117123456B"), LocalDate.parse("2023-05-09"));
    private static final FrontPage.Publication LAID_OPEN =
            new FrontPage.Publication(PublicationNumber.parse("CN117123456A"), LocalDate.parse("2021-09-03"));

    private static FrontPage full() {
        return new FrontPage(
                List.of(GRANT, LAID_OPEN),
                List.of(new FrontPage.Priority("CN", "202010123456.7", LocalDate.parse("2020-03-01"))),
                Optional.of(ApplicationNumber.parse("201710601862.3")),
                Optional.of(new FrontPage.International("PCT/CN2020/123456", "WO2021/123456")),
                List.of("蓬莱湾大学"),
                Optional.of(new FrontPage.Agent("某某专利代理事务所", "37101", List.of("张三"))),
                List.of(CpcSymbol.parse("Y02E 60/10")));
    }

    @Test
    void whatIsWrittenReadsBackAsTheSameFrontPage() {
        var wrong = Refusal.invalid("patent.invalid");

        assertThat(WrittenFrontPage.of(full()).read(wrong, "")).isEqualTo(full());
        assertThat(WrittenFrontPage.of(FrontPage.NONE).read(wrong, "")).isEqualTo(FrontPage.NONE);
        assertThat(wrong.violations()).isEmpty();
    }

    @Test
    void publicationsStandInOrderAndAreToldApart() {
        assertThat(full().publications()).containsExactly(LAID_OPEN, GRANT);
        assertThat(full().laidOpen()).contains(LAID_OPEN);
        assertThat(full().grant()).contains(GRANT);
    }

    @Test
    void everyPartThatCannotBeReadIsNamedAtItsPlace() {
        var wrong = Refusal.invalid("patent.invalid");

        new WrittenFrontPage(
                        List.of(
                                new WrittenFrontPage.Publication("CN117123456B", "2023-05-09"),
                                new WrittenFrontPage.Publication("CN117123456C", "2023-05-09"),
                                new WrittenFrontPage.Publication("CN117123456B", "soon")),
                        List.of(new WrittenFrontPage.Priority("China", "1", "2020-03-01")),
                        "202110123456.8",
                        new WrittenFrontPage.International("CN2020", null),
                        null,
                        new WrittenFrontPage.Agent("某所", "12", null),
                        List.of("Y02E"))
                .read(wrong, "/frontPage");

        assertThat(wrong.violations())
                .extracting(one -> one.pointer() + " " + one.code())
                .containsExactlyInAnyOrder(
                        "/frontPage/publications/1 patent.publication-kind",
                        "/frontPage/publications/2 date",
                        "/frontPage/priorities/0 patent.priority-malformed",
                        "/frontPage/divisionalOf patent.check-digit",
                        "/frontPage/international patent.pct-malformed",
                        "/frontPage/agent patent.agent-malformed",
                        "/frontPage/cpc/0 patent.cpc-malformed");
    }

    @ParameterizedTest
    @CsvSource({
        "y02e60/10, Y02E 60/10, true",
        "H01M 10/0525, H01M 10/0525, false",
        "C12N2015/8518, C12N 2015/8518, true",
        "H01M 10/0525 (2013.01), H01M 10/0525, false"
    })
    void cpcHasSectionYAndIndexingGroups(String written, String printed, boolean indexing) {
        assertThat(CpcSymbol.parse(written)).hasToString(printed);
        assertThat(CpcSymbol.parse(written).isIndexing()).isEqualTo(indexing);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "H01M", "Z02E 60/10", "H01M 0/00", "H01M 10/5", "H01M 12345/00"})
    void otherTextsAreNoCpc(String written) {
        assertThatThrownBy(() -> CpcSymbol.parse(written)).hasMessage("patent.cpc-malformed");
    }

    @Test
    void aSecretPatentIsThereForItsOwnersTheOperatorAndAuditOnly() {
        var open = PatentSamples.granted();
        var about = open.bibliography();
        var secret = open.described(new Bibliography(
                about.title(),
                about.abstractText(),
                about.ipc(),
                about.locarno(),
                about.industry(),
                about.inventors(),
                FrontPage.NONE,
                java.util.Set.of(PatentFlag.SECRET)));

        assertThat(open.isVisibleTo(Optional.empty())).isTrue();
        assertThat(secret.isVisibleTo(Optional.empty())).isFalse();
        assertThat(secret.isVisibleTo(Optional.of(PatentSamples.member(PatentSamples.UNIVERSITY))))
                .isTrue();
        assertThat(secret.isVisibleTo(Optional.of(PatentSamples.member(PatentSamples.STRANGER))))
                .isFalse();
    }

    @Test
    void whatIsSaidAnewTakesItsPlaceAndNoPublicationIsLost() {
        var first = new FrontPage(
                List.of(new FrontPage.Publication(PublicationNumber.parse("CN113123456A"), LocalDate.of(2021, 7, 30))),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of("申请人"),
                Optional.empty(),
                List.of(CpcSymbol.parse("Y02E 60/10")));
        var second = new FrontPage(
                List.of(new FrontPage.Publication(PublicationNumber.parse("CN113123456B"), LocalDate.of(2023, 6, 2))),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.of(new FrontPage.Agent("某代理", "37000", List.of())),
                List.of(CpcSymbol.parse("H01M 50/409")));

        var next = first.updatedBy(second);

        assertThat(FrontPage.NONE.updatedBy(first)).isEqualTo(first);
        assertThat(first.updatedBy(FrontPage.NONE)).isEqualTo(first);
        assertThat(next.publications()).hasSize(2);
        assertThat(next.applicants()).containsExactly("申请人");
        assertThat(next.agent()).isPresent();
        assertThat(next.cpc()).extracting(CpcSymbol::toString).containsExactly("H01M 50/409");
    }
}
