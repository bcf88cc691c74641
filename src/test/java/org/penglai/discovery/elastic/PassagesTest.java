package org.penglai.discovery.elastic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.penglai.discovery.Hit.Segment;

class PassagesTest {

    @Test
    void marksBecomePieces() {
        assertThat(Passages.segments("一种\u0001锂电池\u0002隔膜"))
                .containsExactly(new Segment("一种", false), new Segment("锂电池", true), new Segment("隔膜", false));
    }

    @Test
    void piecesThatTouchBecomeOne() {
        assertThat(Passages.segments("\u0001锂电\u0002\u0001池\u0002用"))
                .containsExactly(new Segment("锂电池", true), new Segment("用", false));
    }

    @Test
    void markupStaysTextAndStrayMarksVanish() {
        assertThat(Passages.segments("<b>\u0001x\u0002</b>\u0002"))
                .containsExactly(new Segment("<b>", false), new Segment("x", true), new Segment("</b>", false));
        assertThat(Passages.segments("")).isEmpty();
    }
}
