package org.penglai.need;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.penglai.need.NeedSamples.NOW;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.penglai.kernel.Refusal;

final class NeedCourseTest {

    private final Need draft = NeedSamples.draft();
    private final Need open = draft.confirm(NeedSamples.fields("H01M"), NOW);

    @Test
    void confirmingOpensADraftAndChangesTheFieldsOfAnOpenNeed() {
        var again = open.confirm(NeedSamples.fields("H01M50"), NOW.plusSeconds(60));

        assertThat(open.state()).isEqualTo(NeedState.OPEN);
        assertThat(open.version()).isEqualTo(2);
        assertThat(again.fields().ipc()).containsExactly("H01M50");
        assertThat(again.openedAt()).contains(NOW);
    }

    @Test
    void whatHasEndedStaysAsItIs() {
        var closed = open.close(/* solved= */ true, NOW);
        var expired = open.expire(NOW);

        assertThat(closed.met()).isTrue();
        for (var ended : Set.of(closed, expired)) {
            assertThatThrownBy(() -> ended.confirm(NeedFields.NONE, NOW)).matches(this::isWrongState);
            assertThatThrownBy(() -> ended.close(false, NOW)).matches(this::isWrongState);
            assertThatThrownBy(() -> ended.require(NeedCourse.ANSWER)).matches(this::isWrongState);
        }
        assertThatThrownBy(() -> open.edit(NeedSamples.separator())).matches(this::isWrongState);
        assertThatThrownBy(() -> draft.expire(NOW)).matches(this::isWrongState);
        assertThatThrownBy(() -> draft.require(NeedCourse.RESPOND)).matches(this::isWrongState);
    }

    @Test
    void eachSideCanDoWhatItsTableSays() {
        assertThat(NeedCourse.open(NeedCourse.Mover.FIRM, NeedState.DRAFT))
                .containsExactlyInAnyOrder(NeedCourse.EDIT, NeedCourse.CONFIRM, NeedCourse.CLOSE);
        assertThat(NeedCourse.open(NeedCourse.Mover.OWNER, NeedState.OPEN)).containsExactly(NeedCourse.ANSWER);
        assertThat(NeedCourse.open(NeedCourse.Mover.OWNER, NeedState.DRAFT)).isEmpty();
        assertThat(NeedCourse.open(NeedCourse.Mover.FIRM, NeedState.EXPIRED)).isEmpty();
    }

    @Test
    void theLastDayStillCounts() {
        var day = LocalDate.of(2026, 11, 30);
        var content = new NeedContent("标题", "内容", "", Optional.empty(), Optional.empty(), Optional.of(day), false);
        var need = Need.begin(draft.id(), NeedSamples.FIRM, content, NOW);

        assertThat(need.isOverOn(day)).isFalse();
        assertThat(need.isOverOn(day.plusDays(1))).isTrue();
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        assertThatThrownBy(() -> new NeedContent(
                        " ",
                        "x".repeat(4001),
                        "y".repeat(301),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refused -> assertThat(refused.violations())
                                .extracting(Refusal.Violation::pointer)
                                .containsExactly("/title", "/text", "/use"));
        assertThatThrownBy(() -> NeedSamples.fields("Z99", "H01M 10/0525"))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refused -> assertThat(refused.violations()).hasSize(1));
        assertThat(NeedSamples.fields("h01m 10/0525").ipc()).containsExactly("H01M10/0525");
    }

    @Test
    void answersSayWhatTheyMustAndNoMore() {
        assertThat(wrong(Decision.DECLINED, Optional.empty(), "")).containsExactly("/declineReason");
        assertThat(wrong(Decision.INTERESTED, Optional.of(DeclineReason.TOO_EARLY), ""))
                .containsExactly("/declineReason");
        assertThat(wrong(Decision.OFFERED, Optional.empty(), "x".repeat(501))).containsExactly("/decision", "/words");
        assertThat(wrong(Decision.DECLINED, Optional.of(DeclineReason.TOO_EARLY), "x".repeat(500)))
                .isEmpty();
    }

    private static java.util.List<String> wrong(Decision decision, Optional<DeclineReason> reason, String words) {
        try {
            new Responding.Said(decision, reason, words, false).require(/* byFirm= */ true);
            return java.util.List.of();
        } catch (Refusal refused) {
            return refused.violations().stream().map(Refusal.Violation::pointer).toList();
        }
    }

    private boolean isWrongState(Throwable thrown) {
        return thrown instanceof Refusal refused && refused.code().equals("need.state");
    }
}
