package org.penglai.deal;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.penglai.kernel.Actor;
import org.penglai.kernel.LegalDays;
import org.penglai.kernel.Money;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Tx;

/** Takes the yearly benefit reports of those who use what they licensed or bought, and shows them to parties and operators. */
public final class Reporting {

    private static final int JOBS_MAX = 10_000_000;

    /** What shows what a use has brought. */
    public static final Set<EvidenceKind> SHOWS =
            Set.of(EvidenceKind.BENEFIT_REPORT, EvidenceKind.USE_REPORT, EvidenceKind.INVOICE);

    private final Tx tx;
    private final Deals deals;
    private final Dossiers dossiers;
    private final BenefitReports reports;
    private final DealJournal journal;

    public Reporting(Tx tx, Deals deals, Dossiers dossiers, BenefitReports reports, DealJournal journal) {
        this.tx = tx;
        this.deals = deals;
        this.dossiers = dossiers;
        this.reports = reports;
        this.journal = journal;
    }

    /** Files a year's report, or a new revision of one that was filed. */
    public BenefitReport report(Actor licensee, DealId id, int year, BenefitReport.Figures figures) {
        return tx.run(now -> {
            var deal =
                    deals.lock(id).filter(found -> found.isVisibleTo(licensee)).orElseThrow(() -> Booking.unknown(id));
            Course.require(deal, DealAction.REPORT_BENEFIT, licensee);
            requireSound(deal, year, LegalDays.of(now).getYear(), figures);
            var before =
                    reports.of(id).stream().filter(one -> one.year() == year).count();
            var report = new BenefitReport(year, (int) before + 1, figures, Signatory.of(licensee), now);
            reports.add(id, report);
            journal.reported(deal, report);
            return report;
        });
    }

    /** Every revision of every year, for those who may read the file. */
    public List<BenefitReport> list(Actor reader, DealId id) {
        return tx.run(now -> {
            if (deals.find(id).filter(deal -> deal.isFileOpenTo(reader)).isEmpty()) {
                throw Booking.unknown(id);
            }
            return reports.of(id);
        });
    }

    private void requireSound(Deal deal, int year, int current, BenefitReport.Figures figures) {
        var refusal = Refusal.invalid("deal.benefit");
        var first = LegalDays.of(deal.performedSince().orElseThrow()).getYear();
        if (year < first || year > current) {
            refusal.violation("/year", "deal.benefit-year", Map.of("first", first, "last", current));
        }
        if (figures.output().fen() < 0) {
            refusal.violation("/outputFen", "deal.not-negative");
        }
        if (figures.tax().fen() < 0) {
            refusal.violation("/taxFen", "deal.not-negative");
        }
        if (figures.jobs() < 0 || figures.jobs() > JOBS_MAX) {
            refusal.violation("/jobs", "deal.not-negative");
        }
        if (Math.abs(figures.profitFen()) > Money.ofYuan(1_000_000_000_000L).fen()) {
            refusal.violation("/profitFen", "deal.not-negative");
        }
        var shown = dossiers.of(deal.id()).stream()
                .filter(evidence -> SHOWS.contains(evidence.kind()))
                .map(Evidence::id)
                .collect(Collectors.toSet());
        if (figures.evidence().isEmpty() || !shown.containsAll(figures.evidence())) {
            refusal.violation("/evidence", "deal.benefit-evidence");
        }
        if (!refusal.violations().isEmpty()) {
            throw refusal;
        }
    }
}
