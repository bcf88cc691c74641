package org.penglai.incentive.file;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.penglai.incentive.Amount;
import org.penglai.incentive.Dated;
import org.penglai.incentive.Fact;
import org.penglai.incentive.Rate;
import org.penglai.incentive.Term;
import org.penglai.incentive.Vocabulary;
import org.penglai.kernel.Money;

/** Reads amounts: each value has a date from which it holds, and each sum its unit in the name of its key. */
record AmountReader(Term term) {

    /** The forms that an amount may take in a file; a programme without one states no amount. */
    private enum Kind {
        UP_TO,
        RATE_CAPPED
    }

    Amount read(YamlObject object) {
        var amount = switch (object.required("kind").oneOf(Kind.class)) {
            case UP_TO -> new Amount.UpTo(ceiling(object));
            case RATE_CAPPED ->
                new Amount.RateCapped(
                        base(object.required("base")),
                        dated(object.required("rate"), value -> value.parsed(Rate::of)),
                        ceiling(object));
        };
        object.nothingElse();
        return amount;
    }

    private Dated<Money> ceiling(YamlObject object) {
        object.optional("ceiling").ifPresent(value -> {
            throw value.refuse("a sum without a unit: call it ceilingFen and count fen");
        });
        return dated(object.required("ceilingFen"), AmountReader::sum);
    }

    private static Money sum(YamlValue value) {
        var fen = value.parsed(Long::valueOf);
        if (fen <= 0) {
            throw value.refuse("a ceiling is more than nothing: " + fen);
        }
        return new Money(fen);
    }

    private static Fact base(YamlValue name) {
        return Vocabulary.named(name.text())
                .filter(fact -> fact.kind() == Fact.Kind.MONEY)
                .orElseThrow(() -> name.refuse("no such sum of money among the facts: " + name.text()));
    }

    private <T> Dated<T> dated(YamlValue value, Function<YamlValue, T> read) {
        if (value.isScalar()) {
            throw value.refuse("a value without a date: write {YYYY-MM-DD: " + value.text() + "}");
        }
        var values = new TreeMap<LocalDate, T>();
        value.object()
                .each(entry -> Map.entry(entry.key().day(), read.apply(entry.value())))
                .forEach(entry -> values.put(entry.getKey(), entry.getValue()));
        if (values.isEmpty() || values.firstKey().isAfter(term.from())) {
            throw value.refuse("no value on the first day of the programme, " + term.from());
        }
        return new Dated<>(values);
    }
}
