package org.penglai.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.penglai.inbox.Topic;
import org.penglai.kernel.Language;
import org.penglai.platform.http.Messages;

/** Every kind of notice has its words: what happened, and what such notices are about. */
final class NoticeJoinsTest {

    @Test
    void everyKindOfNoticeHasItsWordsInBothLanguages() {
        var messages = Messages.load(Routes.MESSAGES);

        assertThat(NoticeJoins.topics().all())
                .hasSizeGreaterThan(10)
                .extracting(Topic::name)
                .doesNotHaveDuplicates()
                .allSatisfy(topic -> assertThat(Language.values()).allSatisfy(language -> {
                    assertThat(messages.text(language, "notice." + topic, Map.of()))
                            .doesNotContain("‹");
                    assertThat(messages.text(language, "notice." + topic + ".topic", Map.of()))
                            .doesNotContain("‹", "{");
                }));
    }

    @Test
    void onlyEventsWithALineAreListenedTo() {
        assertThat(NoticeJoins.wants("listing.suspended")).isTrue();
        assertThat(NoticeJoins.wants("listing.edited")).isFalse();
    }
}
