package org.penglai.lead;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.penglai.lead.Tally.Count;
import org.penglai.lead.Tally.Used;
import org.penglai.lead.law.LeadRulesFile;
import org.penglai.listing.ListingId;

/** A visitor counts once a day, a word counts once enough visitors have used it, and nobody is told apart longer than a week. */
final class TallyTest {

    private static final LocalDate WEDNESDAY = LocalDate.of(2026, 3, 4);
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    private static final ListingId FILM = new ListingId(new UUID(1, 1));
    private static final ListingId OVEN = new ListingId(new UUID(1, 2));
    private static final LeadRules RULES = new LeadRules(5, 40, 6, 12);

    private int salts;
    private final Tally tally = new Tally(RULES, () -> new byte[] {(byte) ++salts});

    @Test
    void aReloadStormOfOneVisitorIsOneLookADay() {
        for (var again = 0; again < 500; again++) {
            tally.count(seen("a", FILM), WEDNESDAY);
        }
        tally.count(seen("b", FILM), WEDNESDAY);
        tally.count(seen("a", OVEN), WEDNESDAY);
        tally.count(seen("a", FILM), WEDNESDAY.plusDays(1));

        assertThat(tally.take().counts())
                .isEqualTo(Map.of(
                        new Count(FILM, WEDNESDAY, LeadKind.SEEN), 2,
                        new Count(OVEN, WEDNESDAY, LeadKind.SEEN), 1,
                        new Count(FILM, WEDNESDAY.plusDays(1), LeadKind.SEEN), 1));
        assertThat(tally.take().isEmpty()).isTrue();
    }

    @Test
    void aWordOfFourVisitorsIsNotWrittenAndThatOfFiveIsWithAllOfThem() {
        for (var visitor : List.of("a", "b", "c", "d", "a", "d")) {
            tally.count(found(visitor, "陶瓷隔膜", FILM), WEDNESDAY);
        }
        assertThat(tally.take().words()).isEmpty();

        tally.count(found("e", "陶瓷隔膜", FILM), WEDNESDAY.plusDays(1));
        assertThat(tally.take().words()).isEqualTo(Map.of(new Used(FILM, MONDAY, "陶瓷隔膜"), 5));

        tally.count(found("e", "陶瓷隔膜", FILM), WEDNESDAY.plusDays(2));
        tally.count(found("f", "陶瓷隔膜", FILM), WEDNESDAY.plusDays(2));
        assertThat(tally.take().words()).isEqualTo(Map.of(new Used(FILM, MONDAY, "陶瓷隔膜"), 1));
    }

    @Test
    void withTheWeekTheSaltIsDrawnAnewAndNoWordIsCarriedOver() {
        for (var visitor : List.of("a", "b", "c", "d")) {
            tally.count(found(visitor, "隔膜", FILM), WEDNESDAY);
        }
        var before = salts;
        tally.count(found("e", "隔膜", FILM), MONDAY.plusWeeks(1));

        assertThat(salts).isEqualTo(before + 1);
        assertThat(tally.take().words()).isEmpty();
    }

    @Test
    void whatCouldNotBeWrittenIsWrittenTheNextTime() {
        tally.count(seen("a", FILM), WEDNESDAY);
        tally.giveBack(tally.take());
        tally.count(seen("b", FILM), WEDNESDAY);

        assertThat(tally.take().counts()).isEqualTo(Map.of(new Count(FILM, WEDNESDAY, LeadKind.SEEN), 2));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "锂电池　隔膜,Ceramic|锂电池 隔膜 ceramic",
                "酶|酶",
                "x y 4680|4680",
                "call 13800000000|call",
                "me@firm.example|",
                "我们是一家做电池的小公司想找一种耐高温又便宜的隔膜材料最好是在烟台本地能够谈的那种不知道有没有|"
            })
    void onlyShortTextsAreCutIntoWordsAndNothingThatNamesSomebody(String text, String words) {
        var expected = words == null ? Set.<String>of() : Set.of(words.split(" "));
        assertThat(Words.of(text, RULES)).isEqualTo(expected);
    }

    @Test
    void theRulesAskForFive() {
        assertThat(LeadRulesFile.shipped()).isEqualTo(RULES);
    }

    private static Sighting seen(String visitor, ListingId listing) {
        return new Sighting(new Visitor(visitor, Optional.empty()), LeadKind.SEEN, List.of(listing), "");
    }

    private static Sighting found(String visitor, String text, ListingId listing) {
        return new Sighting(new Visitor(visitor, Optional.empty()), LeadKind.FOUND, List.of(listing), text);
    }
}
