package org.penglai.duty;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.penglai.deal.Deal;
import org.penglai.identity.Organisation;
import org.penglai.kernel.Money;
import org.penglai.listing.ListingMode;
import org.penglai.patent.ApplicationNumber;

/**
 * What an institution transferred in a year (年度报告): each deal that was made in it or paid in it, and sums for each mode. A
 * deal counts in the year in which it was made, and so do its costs; money counts in the year in which it was paid.
 *
 * @param due by when the report is made
 */
public record TransferReport(Organisation house, int year, LocalDate due, List<Row> rows) {

    public TransferReport {
        rows = rows.stream()
                .sorted(Comparator.comparing((Row row) -> row.deal().agreement().formedAt())
                        .thenComparing(row -> row.deal().id().toString()))
                .toList();
    }

    /**
     * One deal in the year.
     *
     * @param isNew whether it was made in the year
     * @param split of what was paid in the year
     */
    public record Row(Deal deal, boolean isNew, IncomeSplit split) {
        public ListingMode mode() {
            return deal.agreement().terms().mode();
        }

        /** What was agreed in advance, of deals that were made in the year. */
        public Money agreed() {
            return isNew ? deal.agreement().terms().feePlan().fixed() : Money.ZERO;
        }
    }

    /** Sums of several deals. */
    public record Sums(
            int deals,
            int certified,
            int patents,
            Money agreed,
            Money received,
            Money costs,
            Money inventors,
            Money office) {}

    /** The modes that occur, in the order of their kinds, with their sums. */
    public Map<ListingMode, Sums> byMode() {
        var sums = new TreeMap<ListingMode, Sums>();
        rows.stream().collect(Collectors.groupingBy(Row::mode)).forEach((mode, ofMode) -> sums.put(mode, sums(ofMode)));
        return sums;
    }

    public Sums total() {
        return sums(rows);
    }

    private static Sums sums(List<Row> rows) {
        var made = rows.stream().filter(Row::isNew).toList();
        var patents = new LinkedHashSet<ApplicationNumber>();
        made.forEach(row -> patents.addAll(row.deal().agreement().terms().patents()));
        return new Sums(
                made.size(),
                (int) made.stream()
                        .filter(row -> row.deal().certified().isPresent())
                        .count(),
                patents.size(),
                sum(rows, Row::agreed),
                sum(rows, row -> row.split().gross()),
                sum(rows, row -> row.split().costs()),
                sum(rows, row -> row.split().inventors()),
                sum(rows, row -> row.split().office()));
    }

    private static Money sum(List<Row> rows, Function<Row, Money> amount) {
        return rows.stream().map(amount).reduce(Money.ZERO, Money::plus);
    }
}
