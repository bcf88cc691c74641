package org.penglai.inbox.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.penglai.inbox.AddressId;
import org.penglai.inbox.Addressee;
import org.penglai.inbox.Letter;
import org.penglai.inbox.LetterId;
import org.penglai.inbox.MailAddress;
import org.penglai.inbox.Notice;
import org.penglai.inbox.NoticeId;
import org.penglai.kernel.Language;
import org.penglai.kernel.OrganisationId;
import org.penglai.platform.http.Messages;

/** Letters in both languages: what happened, where it is, and how to stop them. */
final class LetterWritingTest {

    private static final String SITE = "https://penglai.example";

    private final LetterWriting writing =
            new LetterWriting(Messages.load(List.of("app", "listing", "terms", "inbox")), new SealsHmac(), SITE);

    @Test
    void oneNoticeIsItsOwnSubjectAndLandsOnTheThing() {
        var paper = writing.write(letter(Language.ZH, suspended()));

        assertThat(paper.subject()).isEqualTo("【蓬莱】挂牌已暂停：海水淡化装置。原因：许可方是合法权利人、由专利权人声明");
        assertThat(paper.text())
                .contains("https://penglai.example/listings/7\n")
                .doesNotContain("‹");
        assertThat(paper.html()).contains("<html lang=\"zh-CN\">", "href=\"https://penglai.example/listings/7\"");
    }

    @Test
    void theReadersLanguageDecidesTheWordsAndTheTitle() {
        var paper = writing.write(letter(Language.EN, suspended()));

        assertThat(paper.subject()).startsWith("[Penglai] The listing is suspended: Desalination <unit>. Reason: ");
        assertThat(paper.html()).contains("Desalination &lt;unit&gt;").doesNotContain("<unit>");
    }

    @Test
    void severalNoticesComeInOneLetterGroupedByTopic() {
        var agreed = notice("deal.agreed", Map.of("titleZh", "甲", "titleEn", ""));
        var paper = writing.write(letter(Language.ZH, suspended(), agreed, agreed));

        assertThat(paper.subject()).isEqualTo("【蓬莱】3 条新通知");
        assertThat(paper.text()).containsOnlyOnce("【交易成立】").contains("【挂牌暂停】");
        assertThat(paper.headers().get("List-Unsubscribe")).contains("~all~");
    }

    @Test
    void everyLetterSaysHowToStopItInOneClick() {
        var paper = writing.write(letter(Language.ZH, suspended()));

        assertThat(paper.headers())
                .containsEntry("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")
                .hasEntrySatisfying(
                        "List-Unsubscribe",
                        value -> assertThat(value)
                                .matches(
                                        "<https://penglai\\.example/mail/stop\\?token=[0-9a-f-]{36}~listing\\.suspended~[A-Za-z0-9_-]{43}>"));
    }

    @Test
    void aTitleWithLineEndsMakesNoHeader() {
        var told = notice("deal.agreed", Map.of("titleZh", "甲\r\nBcc: x@example.cn", "titleEn", ""));

        assertThat(writing.write(letter(Language.ZH, told)).subject()).isEqualTo("【蓬莱】交易已成立：甲 Bcc: x@example.cn");
    }

    @Test
    void theQuestionTellsNothingButTheQuestion() {
        var paper = writing.write(
                new Letter(new LetterId(new UUID(0, 1)), address(Language.EN), Letter.Sort.QUESTION, 1, List.of()));

        assertThat(paper.text()).contains("/mail/confirmation?token=").contains("If it was not you");
        assertThat(paper.headers()).isEmpty();
    }

    private static Letter letter(Language language, Notice... notices) {
        return new Letter(new LetterId(new UUID(0, 1)), address(language), Letter.Sort.NOTICES, 1, List.of(notices));
    }

    private static MailAddress address(Language language) {
        return new MailAddress(
                new AddressId(new UUID(0, 7)),
                "s",
                "a@example.cn",
                language,
                Instant.EPOCH,
                Optional.of(Instant.EPOCH),
                Optional.empty(),
                new MailAddress.Key(new byte[32]));
    }

    private static Notice suspended() {
        return notice(
                "listing.suspended",
                Map.of(
                        "titleZh", "海水淡化装置",
                        "titleEn", "Desalination <unit>",
                        "reasons", "@listing.rule.lawful-owner @listing.rule.patentee-declares"));
    }

    private static Notice notice(String topic, Map<String, String> facts) {
        return new Notice(
                new NoticeId(new UUID(0, 2)),
                new Addressee("s", new OrganisationId(new UUID(0, 3))),
                topic,
                "/listings/7",
                facts,
                Instant.EPOCH,
                Optional.empty());
    }
}
