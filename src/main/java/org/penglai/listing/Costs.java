package org.penglai.listing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.penglai.kernel.Money;

/**
 * What a fee plan comes to, year by year of the licence, for what its user expects to sell (使用费测算): until the term ends or the
 * last patent runs out, and nothing after that day. A year that the end cuts short counts by its days, the expected amount as
 * well as the least fee.
 *
 * @param years of the licence in order; none where the term is over
 */
public record Costs(List<Year> years) {

    /** Ten thousand billion yuan a year: many pieces at a high rate end here instead of overflowing. */
    private static final BigDecimal BEYOND_ANY_FEE = BigDecimal.valueOf(1_000_000_000_000_000L);

    public Costs {
        years = List.copyOf(years);
    }

    /**
     * One year of the licence.
     *
     * @param until the first day that no longer belongs to it
     * @param counted what the running fee is counted from: fen, or pieces
     * @param fixed what falls due in it of what is fixed in advance
     * @param running what it yields at the year's rate, between the least and the most
     */
    public record Year(int number, LocalDate from, LocalDate until, long counted, Money fixed, Money running) {
        public Money due() {
            return fixed.plus(running);
        }
    }

    /** The days of the licence: from the first, and until the first that no longer belongs to it. */
    public record Span(LocalDate from, LocalDate until) {}

    /**
     * Works it out.
     *
     * @param expected for each year what the running fee is counted from; the last one goes for all years after it
     */
    public static Costs of(FeePlan plan, Span span, List<Long> expected) {
        var years = new ArrayList<Year>();
        var room = most(plan);
        for (var from = span.from();
                from.isBefore(span.until());
                from = span.from().plusYears(years.size())) {
            var number = years.size() + 1;
            var whole = span.from().plusYears(number);
            var until = whole.isBefore(span.until()) ? whole : span.until();
            var part = new Part(ChronoUnit.DAYS.between(from, until), ChronoUnit.DAYS.between(from, whole));
            var counted = part.of(expected(expected, number));
            var running = Math.min(room, running(plan, number, counted, part));
            room -= running;
            years.add(new Year(number, from, until, counted, fixed(plan, span, from, until), new Money(running)));
        }
        return new Costs(years);
    }

    public Money fixed() {
        return years.stream().map(Year::fixed).reduce(Money.ZERO, Money::plus);
    }

    public Money running() {
        return years.stream().map(Year::running).reduce(Money.ZERO, Money::plus);
    }

    public Money total() {
        return fixed().plus(running());
    }

    /** So many days of so many that the year would have. */
    private record Part(long days, long of) {
        long of(long amount) {
            return days == of
                    ? amount
                    : BigDecimal.valueOf(amount)
                            .multiply(BigDecimal.valueOf(days))
                            .divide(BigDecimal.valueOf(of), 0, RoundingMode.DOWN)
                            .longValueExact();
        }
    }

    private static long expected(List<Long> expected, int year) {
        return expected.isEmpty() ? 0 : expected.get(Math.min(year, expected.size()) - 1);
    }

    private static long most(FeePlan plan) {
        return plan.runningFee()
                .flatMap(FeePlan.RunningFee::maximumTotal)
                .map(Money::fen)
                .orElse(Long.MAX_VALUE);
    }

    private static long running(FeePlan plan, int year, long counted, Part part) {
        return plan.runningFee()
                .map(fee -> {
                    var least = fee.minimumAnnual().map(Money::fen).orElse(0L);
                    return Math.max(part.of(least), share(fee, year, counted));
                })
                .orElse(0L);
    }

    /** The base times the year's rate, to the nearest fen; a rate for each piece is in yuan. */
    private static long share(FeePlan.RunningFee fee, int year, long counted) {
        var rate = fee.rates().stream()
                .filter(step -> step.fromYear() <= year)
                .reduce((earlier, later) -> later)
                .map(FeePlan.Rate::rate)
                .orElse(BigDecimal.ZERO);
        var fen = fee.base() == FeePlan.RoyaltyBase.UNIT ? rate.movePointRight(2) : rate;
        return fen.multiply(BigDecimal.valueOf(counted))
                .setScale(0, RoundingMode.HALF_UP)
                .min(BEYOND_ANY_FEE)
                .longValueExact();
    }

    /** What is due before the licence begins falls into its first year, and what is due after its end into the last. */
    private static Money fixed(FeePlan plan, Span span, LocalDate from, LocalDate until) {
        var isFirst = from.equals(span.from());
        if (!(plan instanceof FeePlan.Instalments(var parts))) {
            return isFirst ? plan.fixed() : Money.ZERO;
        }
        var isLast = until.equals(span.until());
        return parts.stream()
                .filter(part -> isFirst || !part.dueOn().isBefore(from))
                .filter(part -> isLast || part.dueOn().isBefore(until))
                .map(FeePlan.Instalment::amount)
                .reduce(Money.ZERO, Money::plus);
    }
}
