package org.penglai.inbox.pg;

import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.penglai.inbox.Choices;
import org.penglai.inbox.Delivery;
import org.penglai.inbox.Topic;
import org.penglai.platform.pg.Pg;

/** {@link Choices} in the table {@code notice_choice}. */
public final class ChoicesPg implements Choices {

    private static final String OF = "SELECT topic, delivery FROM notice_choice WHERE subject = $1";

    private static final String SAVE = """
            INSERT INTO notice_choice (subject, topic, delivery, chosen_at)
            VALUES ($1, $2, $3, penglai_now())
            ON CONFLICT (subject, topic) DO UPDATE
               SET delivery = excluded.delivery, chosen_at = excluded.chosen_at""";

    private static final String BY_MAIL = """
            SELECT address.subject, coalesce(choice.delivery, $3) AS delivery
              FROM mail_address AS address
              LEFT JOIN notice_choice AS choice ON choice.subject = address.subject AND choice.topic = $1
             WHERE address.subject = ANY ($2) AND address.confirmed_at IS NOT NULL AND address.refused IS NULL""";

    /** A choice of a person. */
    private record Chosen(String name, Delivery delivery) {}

    private final Pg pg;

    public ChoicesPg(Pg pg) {
        this.pg = pg;
    }

    @Override
    public Map<String, Delivery> of(String subject) {
        return pg
                .list(
                        OF,
                        Tuple.of(subject),
                        row -> new Chosen(row.getString("topic"), Delivery.valueOf(row.getString("delivery"))))
                .stream()
                .collect(Collectors.toUnmodifiableMap(Chosen::name, Chosen::delivery));
    }

    @Override
    public void save(String subject, Map<String, Delivery> chosen) {
        pg.requireTransaction();
        pg.executeBatch(
                SAVE,
                chosen.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(choice -> Tuple.of(
                                subject, choice.getKey(), choice.getValue().name()))
                        .toList());
    }

    @Override
    public Map<String, Delivery> byMail(Topic topic, Collection<String> subjects) {
        return pg
                .list(
                        BY_MAIL,
                        Tuple.of(
                                topic.name(),
                                subjects.toArray(String[]::new),
                                topic.usual().name()),
                        row -> new Chosen(row.getString("subject"), Delivery.valueOf(row.getString("delivery"))))
                .stream()
                .collect(Collectors.toUnmodifiableMap(Chosen::name, Chosen::delivery));
    }
}
