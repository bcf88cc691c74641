package org.penglai.incentive;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.penglai.kernel.Money;
import org.penglai.kernel.Refusal;

/** Facts that somebody states in plain values – texts, lists, numbers, yes and no – checked against the vocabulary. */
public final class StatedFacts {

    private StatedFacts() {}

    /** Refuses with one violation for each fact that does not exist or cannot be so. */
    public static Facts read(Map<String, ?> plain, Origin origin) {
        var facts = Facts.from(origin);
        var refusal = Refusal.invalid("incentive.facts-invalid");
        plain.forEach((name, value) -> Vocabulary.named(name)
                .ifPresentOrElse(
                        fact -> value(fact, value)
                                .filter(fact::admits)
                                .ifPresentOrElse(
                                        read -> facts.value(fact, read),
                                        () -> refusal.violation(
                                                "/facts/" + name,
                                                "fact-value",
                                                Map.of("kind", fact.kind().name(), "choices", fact.choices()))),
                        () -> refusal.violation("/facts/" + name, "fact-unknown")));
        if (!refusal.violations().isEmpty()) {
            throw refusal;
        }
        return facts.build();
    }

    private static Optional<Value> value(Fact fact, Object plain) {
        return switch (fact.kind()) {
            case TEXT -> plain instanceof String text ? Optional.of(new Value.Text(text)) : Optional.empty();
            case TEXTS -> plain instanceof Collection<?> texts ? texts(texts) : Optional.empty();
            case FLAG -> plain instanceof Boolean yes ? Optional.of(new Value.Flag(yes)) : Optional.empty();
            case MONEY -> plain instanceof Number fen ? money(fen) : Optional.empty();
            case COUNT -> plain instanceof Number number ? count(number) : Optional.empty();
            case DAY -> plain instanceof String day ? day(day) : Optional.empty();
        };
    }

    private static Optional<Value> texts(Collection<?> plain) {
        List<String> texts = plain.stream()
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .toList();
        return texts.size() == plain.size() ? Optional.of(new Value.Texts(texts)) : Optional.empty();
    }

    private static Optional<Value> money(Number fen) {
        var isWhole = fen instanceof Long || fen instanceof Integer;
        return isWhole && fen.longValue() >= 0
                ? Optional.of(new Value.Sum(new Money(fen.longValue())))
                : Optional.empty();
    }

    private static Optional<Value> count(Number number) {
        var isWhole = number instanceof Long || number instanceof Integer;
        return isWhole && number.longValue() >= 0 ? Optional.of(new Value.Count(number.longValue())) : Optional.empty();
    }

    private static Optional<Value> day(String text) {
        try {
            return Optional.of(new Value.Day(LocalDate.parse(text)));
        } catch (DateTimeParseException notADay) {
            return Optional.empty();
        }
    }
}
