package org.penglai.need.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.penglai.need.NeedState;
import org.penglai.need.web.NeedOverviewPage.Overview;

/** What officers read of needs. */
final class NeedOverviewPageTest {

    @Test
    void thatEveryNeedHasAMatchIsSaidOnlyWhereOneIsOpen() {
        assertThat(new Overview(Map.of(NeedState.OPEN, 1, NeedState.DRAFT, 0), List.of(), List.of()).isAnyOpen())
                .isTrue();
        assertThat(new Overview(Map.of(NeedState.OPEN, 0, NeedState.DRAFT, 3), List.of(), List.of()).isAnyOpen())
                .isFalse();
    }
}
