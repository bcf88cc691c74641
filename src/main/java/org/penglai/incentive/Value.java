package org.penglai.incentive;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.penglai.kernel.Money;

/** What a fact was found to be. */
public sealed interface Value {

    /** The value as it goes over the wire: codes stay codes, money is in fen, days are ISO 8601. */
    String plain();

    /** A code or a short text. */
    record Text(String text) implements Value {
        @Override
        public String plain() {
            return text;
        }
    }

    /** Several codes, in the order in which they were found. */
    record Texts(List<String> texts) implements Value {
        public Texts {
            texts = List.copyOf(texts);
        }

        @Override
        public String plain() {
            return texts.stream().collect(Collectors.joining(", "));
        }
    }

    /** Yes or no. */
    record Flag(boolean yes) implements Value {
        @Override
        public String plain() {
            return Boolean.toString(yes);
        }
    }

    /** An amount of money. */
    record Sum(Money money) implements Value {
        @Override
        public String plain() {
            return Long.toString(money.fen());
        }
    }

    /** How many. */
    record Count(long number) implements Value {
        @Override
        public String plain() {
            return Long.toString(number);
        }
    }

    /** A legal day. */
    record Day(LocalDate day) implements Value {
        @Override
        public String plain() {
            return day.toString();
        }
    }
}
