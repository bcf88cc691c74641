package org.penglai.inbox.mail;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.penglai.inbox.Bundle;
import org.penglai.inbox.Letter;
import org.penglai.inbox.Notice;
import org.penglai.inbox.Seals;
import org.penglai.inbox.Token;
import org.penglai.kernel.Language;
import org.penglai.platform.http.Messages;

/**
 * Writes letters as plain text and as simple HTML, in the reader's language: what happened, grouped, each with its link; how to
 * stop such mails.
 */
public final class LetterWriting {

    private final Messages messages;
    private final NoticeWords words;
    private final Seals seals;
    private final String site;

    /** @param site address of the site as browsers see it, without slash at the end */
    public LetterWriting(Messages messages, Seals seals, String site) {
        this.messages = messages;
        this.words = new NoticeWords(messages);
        this.seals = seals;
        this.site = site;
    }

    public Paper write(Letter letter) {
        return switch (letter.sort()) {
            case QUESTION -> question(letter);
            case NOTICES -> notices(letter);
        };
    }

    private Paper question(Letter letter) {
        var language = letter.to().language();
        var link = site + "/mail/confirmation?token=" + Token.of(letter.to(), Token.CONFIRM, seals);
        var sheet = new Sheet(language)
                .paragraph(text(language, "mail.question"))
                .link(text(language, "mail.question.link"), link)
                .paragraph(text(language, "mail.question.otherwise"));
        return new Paper(text(language, "mail.question.subject"), sheet.text(), sheet.html(), Map.of());
    }

    private Paper notices(Letter letter) {
        var language = letter.to().language();
        var sheet = new Sheet(language);
        for (var bundle : Bundle.of(letter.notices())) {
            sheet.heading(words.topic(language, bundle.topic()));
            bundle.notices().forEach(notice -> sheet.link(words.sentence(language, notice), site + notice.link()));
        }
        sheet.rule();
        sheet.link(text(language, "mail.settings"), site + "/notifications/settings");
        var topics = topics(letter.notices());
        topics.forEach(topic -> sheet.link(
                messages.text(language, "mail.stop", Map.of("topic", words.topic(language, topic))),
                stop(letter, topic)));
        sheet.link(text(language, "mail.stop-all"), stop(letter, Token.STOP_ALL));
        var oneClick = topics.size() == 1 ? topics.getFirst() : Token.STOP_ALL;
        return new Paper(
                subject(language, letter.notices()).replaceAll("\\s+", " "),
                sheet.text(),
                sheet.html(),
                Map.of(
                        "List-Unsubscribe",
                        "<" + stop(letter, oneClick) + ">",
                        "List-Unsubscribe-Post",
                        "List-Unsubscribe=One-Click"));
    }

    private String subject(Language language, List<Notice> notices) {
        return notices.size() == 1
                ? messages.text(
                        language, "mail.subject.one", Map.of("sentence", words.sentence(language, notices.getFirst())))
                : messages.text(language, "mail.subject.many", Map.of("count", notices.size()));
    }

    private String stop(Letter letter, String deed) {
        return site + "/mail/stop?token=" + Token.of(letter.to(), deed, seals);
    }

    private String text(Language language, String key) {
        return messages.text(language, key);
    }

    private static List<String> topics(List<Notice> notices) {
        var topics = new LinkedHashSet<String>();
        notices.forEach(notice -> topics.add(notice.topic()));
        return List.copyOf(topics);
    }
}
