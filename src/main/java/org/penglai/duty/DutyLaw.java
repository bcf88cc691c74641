package org.penglai.duty;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.penglai.listing.Citation;
import org.penglai.listing.ListingMode;

/** The duties of public institutions, as data: who shares in what, where, on whose authority, and when is reported. */
public record DutyLaw(List<Line> lines, FirstRefusalRule firstRefusal, ReportRule report) {

    public DutyLaw {
        lines = List.copyOf(lines);
    }

    /** Who shares. */
    public enum Beneficiary {
        INVENTORS,
        TRANSFER_OFFICE
    }

    /** What is shared. */
    public enum Basis {
        /** Net income of a transfer or licence (转让、许可净收入). */
        NET_INCOME,
        /** Shares received for a contribution (作价投资股份). */
        EQUITY,
        /** Yearly profit of own use (营业利润). */
        PROFIT
    }

    /**
     * At least that share, by one text.
     *
     * @param divisions what the codes of divisions begin with where it holds; empty: everywhere
     */
    public record Line(String id, Beneficiary to, Basis of, String divisions, BigDecimal share, Citation citation) {
        boolean appliesTo(String division, LocalDate day) {
            return division.startsWith(divisions) && citation.isValidOn(day);
        }
    }

    /** In which modes of offering the inventor goes first. */
    public record FirstRefusalRule(Set<ListingMode> modes, Citation citation) {
        public FirstRefusalRule {
            modes = Set.copyOf(modes);
        }
    }

    /**
     * By when the report of a year is made.
     *
     * @param month of the next year
     * @param remindDays how many days before the last one it is told, greatest first
     * @param divisions where it holds
     */
    public record ReportRule(int month, int day, List<Integer> remindDays, String divisions, Citation citation) {
        public ReportRule {
            remindDays = remindDays.stream().sorted(Comparator.reverseOrder()).toList();
        }

        /** The last day for the report of that year. */
        public LocalDate dueFor(int year) {
            return LocalDate.of(year + 1, month, day);
        }

        /** The reminder that is due on the day for last year's report: the threshold reached last; none while it is far off. */
        Optional<Integer> reminderOn(LocalDate day) {
            var left = day.until(dueFor(day.getYear() - 1), java.time.temporal.ChronoUnit.DAYS);
            return left < 0
                    ? Optional.empty()
                    : remindDays.stream().filter(threshold -> left <= threshold).min(Comparator.naturalOrder());
        }
    }

    /** Every line that speaks of it there on the day, in the order of the data. */
    public List<Line> lines(Basis of, String division, LocalDate day) {
        return lines.stream()
                .filter(line -> line.of() == of && line.appliesTo(division, day))
                .toList();
    }

    /** The line that binds: the greatest share that is asked for there on the day. */
    public Optional<Line> binding(Beneficiary to, Basis of, String division, LocalDate day) {
        return lines(of, division, day).stream().filter(line -> line.to() == to).max(Comparator.comparing(Line::share));
    }

    /** The least share that is asked for; nought where nothing is. */
    public BigDecimal least(Beneficiary to, Basis of, String division, LocalDate day) {
        return binding(to, of, division, day).map(Line::share).orElse(BigDecimal.ZERO);
    }
}
