package org.penglai.deal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.penglai.kernel.LegalDays;
import org.penglai.kernel.Tx;

/** Says what each deal has to do by when, and reminds the parties before, once at each of the days that the data name. */
public final class Dues {

    private static final int BATCH = 100;

    /** In these a term can run. */
    private static final Set<Deal.State> RUNNING =
            Set.of(Deal.State.AGREED, Deal.State.SIGNED, Deal.State.PERFORMED, Deal.State.CERTIFIED);

    private final Tx tx;
    private final Deadlines law;
    private final Sources sources;
    private final DealJournal journal;

    /** Where it looks, and where it writes down who was reminded. */
    public record Sources(Deals deals, Dossiers dossiers, BenefitReports reports, Reminders reminders) {}

    /** What was told of which term. */
    public interface Reminders {
        /** Whether this is the first time. */
        boolean isFirst(DealId deal, String rule, int daysBefore);
    }

    /**
     * The terms that run on some deals, as of a day.
     *
     * @param running by deal, the earliest first; deals without any have none
     */
    public record Calendar(LocalDate today, Map<DealId, List<Deadlines.Running>> running) {
        private static final int PRESSING_DAYS = 30;

        public List<Deadlines.Running> of(DealId deal) {
            return running.getOrDefault(deal, List.of());
        }

        /** Whether a term is over, or soon will be. */
        public boolean isPressing(DealId deal) {
            return of(deal).stream().anyMatch(term -> !term.lastDay().isAfter(today.plusDays(PRESSING_DAYS)));
        }
    }

    public Dues(Tx tx, Deadlines law, Sources sources, DealJournal journal) {
        this.tx = tx;
        this.law = law;
        this.sources = sources;
        this.journal = journal;
    }

    /** The terms that run on these deals today. */
    public Calendar of(Collection<Deal> deals) {
        return tx.run(now -> {
            var ids = deals.stream().map(Deal::id).toList();
            var files = sources.dossiers().ofAll(ids);
            var reports = sources.reports().ofAll(ids);
            var running = new LinkedHashMap<DealId, List<Deadlines.Running>>();
            deals.forEach(deal -> running.put(
                    deal.id(),
                    law.of(
                            deal,
                            files.getOrDefault(deal.id(), List.of()),
                            years(reports.getOrDefault(deal.id(), List.of())))));
            return new Calendar(LegalDays.of(now), running);
        });
    }

    private static Set<Integer> years(List<BenefitReport> reports) {
        return reports.stream().map(BenefitReport::year).collect(Collectors.toSet());
    }

    /** Reminds of every term that ends soon or has just ended; answers how many reminders went out. */
    public int remind() {
        var told = 0;
        var after = Optional.<DealId>empty();
        do {
            var from = after;
            var batch = tx.run(now -> remind(now, from));
            told += batch.told();
            after = batch.last();
        } while (after.isPresent());
        return told;
    }

    private record Batch(int told, Optional<DealId> last) {}

    private Batch remind(Instant now, Optional<DealId> after) {
        var today = LegalDays.of(now);
        var deals = sources.deals().after(RUNNING, after, BATCH);
        var calendar = of(deals);
        var told = 0;
        for (var deal : deals) {
            for (var term : calendar.of(deal.id())) {
                told += tell(deal, term, today) ? 1 : 0;
            }
        }
        return new Batch(
                told, deals.size() == BATCH ? Optional.of(deals.getLast().id()) : Optional.empty());
    }

    /** Of the days that have come the one nearest to the end counts, so that a late start does not tell twice. */
    private boolean tell(Deal deal, Deadlines.Running term, LocalDate today) {
        var left = ChronoUnit.DAYS.between(today, term.lastDay());
        if (left < 0) {
            var first = sources.reminders().isFirst(deal.id(), term.key(), -1);
            if (first) {
                journal.overdue(deal, term);
            }
            return first;
        }
        var reached = law.remindDaysBefore().stream()
                .filter(days -> left <= days)
                .collect(Collectors.minBy(Integer::compare));
        var first = reached.filter(days -> sources.reminders().isFirst(deal.id(), term.key(), days))
                .isPresent();
        if (first) {
            journal.due(deal, term);
        }
        return first;
    }
}
