package org.penglai.duty.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.penglai.deal.Deal;
import org.penglai.duty.DealCosts;
import org.penglai.duty.DutyLaw;
import org.penglai.duty.FirstRefusal;
import org.penglai.duty.IncomeSplit;
import org.penglai.duty.Sharing;
import org.penglai.duty.TransferReport;
import org.penglai.kernel.Language;
import org.penglai.listing.Citation;
import org.penglai.listing.ListingMode;
import org.penglai.patent.ApplicationNumber;

/** A university's duties as they are written on the API. */
final class DutyViews {

    private DutyViews() {}

    /** Where a rule stands. */
    record CitationView(String text, Citation.Status status, LocalDate validFrom, Optional<LocalDate> validUntil) {
        static CitationView of(Citation citation, Language language) {
            return new CitationView(
                    citation.text().in(language), citation.status(), citation.validFrom(), citation.validUntil());
        }
    }

    /** A line of the law. */
    record LineView(String id, DutyLaw.Beneficiary to, String share, CitationView citation) {}

    /** One inventor's part. */
    record PartView(int place, String name, int weight, long amountFen) {}

    /** Income as it is shared. */
    record SharedView(
            LocalDate on,
            long grossFen,
            long costsFen,
            long netFen,
            long inventorsFen,
            long officeFen,
            long houseFen,
            List<LineView> lines,
            List<PartView> inventors) {
        static SharedView of(Sharing.Shared shared, Language language) {
            var split = shared.split();
            return new SharedView(
                    shared.day(),
                    split.gross().fen(),
                    split.costs().fen(),
                    split.net().fen(),
                    split.inventors().fen(),
                    split.office().fen(),
                    split.house().fen(),
                    shared.lines().stream()
                            .map(line -> new LineView(
                                    line.id(),
                                    line.to(),
                                    line.share().toPlainString(),
                                    CitationView.of(line.citation(), language)))
                            .toList(),
                    shared.parts().stream()
                            .map(part -> new PartView(
                                    part.place(),
                                    part.name(),
                                    part.weight(),
                                    part.amount().fen()))
                            .toList());
        }
    }

    /** What is on record of an inventor's right to go first. */
    record StandingView(
            int place,
            String name,
            Optional<FirstRefusal.Standing> standing,
            Optional<LocalDate> on,
            Optional<String> document) {
        static StandingView of(Sharing.Standing standing) {
            return new StandingView(
                    standing.place(),
                    standing.name(),
                    standing.last().map(FirstRefusal::standing),
                    standing.last().map(FirstRefusal::on),
                    standing.last().map(FirstRefusal::document).filter(number -> !number.isEmpty()));
        }
    }

    /** All duties over one offer. */
    record DutiesView(
            SharedView shares,
            boolean asksFirst,
            CitationView firstRefusalCitation,
            List<StandingView> firstRefusals) {}

    /** What a deal brought its institution. */
    record IncomeView(String deal, Optional<Long> statedCostsFen, Optional<String> costsBasis, SharedView shares) {
        static IncomeView of(Sharing.Income income, Language language) {
            return new IncomeView(
                    income.deal().id().toString(),
                    income.costs().map(costs -> costs.amount().fen()),
                    income.costs().map(DealCosts::basis),
                    SharedView.of(income.shared(), language));
        }
    }

    /** Sums of several deals. */
    record SumsView(
            int deals,
            int certified,
            int patents,
            long agreedFen,
            long receivedFen,
            long costsFen,
            long inventorsFen,
            long officeFen) {
        static SumsView of(TransferReport.Sums sums) {
            return new SumsView(
                    sums.deals(),
                    sums.certified(),
                    sums.patents(),
                    sums.agreed().fen(),
                    sums.received().fen(),
                    sums.costs().fen(),
                    sums.inventors().fen(),
                    sums.office().fen());
        }
    }

    /** The sums of one mode. */
    record ModeView(ListingMode mode, SumsView sums) {}

    /** One deal of a report. */
    record RowView(
            String deal,
            ListingMode mode,
            List<String> patents,
            LocalDate formedOn,
            Deal.State state,
            boolean isNew,
            long agreedFen,
            long receivedFen,
            long costsFen,
            long inventorsFen,
            long officeFen) {
        static RowView of(TransferReport.Row row) {
            IncomeSplit split = row.split();
            var agreement = row.deal().agreement();
            return new RowView(
                    row.deal().id().toString(),
                    row.mode(),
                    agreement.terms().patents().stream()
                            .map(ApplicationNumber::canonical)
                            .toList(),
                    agreement.formedOn(),
                    row.deal().state(),
                    row.isNew(),
                    row.agreed().fen(),
                    split.gross().fen(),
                    split.costs().fen(),
                    split.inventors().fen(),
                    split.office().fen());
        }
    }

    /** The report of a year. */
    record ReportView(
            int year,
            String house,
            LocalDate due,
            CitationView citation,
            List<ModeView> modes,
            SumsView total,
            List<RowView> deals) {
        static ReportView of(TransferReport report, DutyLaw.ReportRule rule, Language language) {
            return new ReportView(
                    report.year(),
                    report.house().id().toString(),
                    report.due(),
                    CitationView.of(rule.citation(), language),
                    report.byMode().entrySet().stream()
                            .map(entry -> new ModeView(entry.getKey(), SumsView.of(entry.getValue())))
                            .toList(),
                    SumsView.of(report.total()),
                    report.rows().stream().map(RowView::of).toList());
        }
    }
}
