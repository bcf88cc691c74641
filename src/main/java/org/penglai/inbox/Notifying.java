package org.penglai.inbox;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.penglai.kernel.Ids;
import org.penglai.kernel.Tx;

/** Use case: tells people what happened, each once, and notes for whom it goes out by mail, and when. */
public final class Notifying {

    private final Tx tx;
    private final Ids ids;
    private final Topics topics;
    private final Notices notices;
    private final Choices choices;
    private final Optional<MailSchedule> mails;

    /** @param mails when mails go out; none where this site sends none */
    public Notifying(Tx tx, Ids ids, Topics topics, Notices notices, Choices choices, Optional<MailSchedule> mails) {
        this.tx = tx;
        this.ids = ids;
        this.topics = topics;
        this.notices = notices;
        this.choices = choices;
        this.mails = mails;
    }

    /** Harmless to repeat: an occasion is told once to each. */
    public void tell(Occurrence told) {
        tell(List.of(told));
    }

    /** The same for many occasions at once. */
    public void tell(List<Occurrence> many) {
        many.stream().collect(Collectors.groupingBy(Occurrence::topic)).forEach(this::tell);
    }

    private void tell(String named, List<Occurrence> many) {
        var topic = topics.find(named).orElseThrow(() -> new IllegalArgumentException("no such topic: " + named));
        var subjects = many.stream()
                .flatMap(told -> told.to().stream())
                .map(Addressee::subject)
                .collect(Collectors.toSet());
        if (subjects.isEmpty()) {
            return;
        }
        tx.run(now -> {
            var byMail = mails.isPresent() ? choices.byMail(topic, subjects) : Map.<String, Delivery>of();
            notices.add(many.stream()
                    .flatMap(told -> told.to().stream()
                            .map(reader -> new Notices.New(
                                    notice(told, reader, now), told.occasion(), due(byMail, reader, now))))
                    .toList());
            return many;
        });
    }

    private Notice notice(Occurrence told, Addressee reader, Instant now) {
        return new Notice(
                new NoticeId(ids.next()), reader, told.topic(), told.link(), told.facts(), now, Optional.empty());
    }

    private Optional<Instant> due(Map<String, Delivery> byMail, Addressee reader, Instant now) {
        return mails.flatMap(schedule -> schedule.due(byMail.getOrDefault(reader.subject(), Delivery.INBOX), now));
    }
}
