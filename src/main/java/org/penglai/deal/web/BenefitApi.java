package org.penglai.deal.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.penglai.deal.BenefitReport;
import org.penglai.deal.DealId;
import org.penglai.deal.EvidenceId;
import org.penglai.deal.Reporting;
import org.penglai.kernel.Money;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.Endpoint;
import org.penglai.platform.http.Reply;

/** Benefit reports over the API. */
public final class BenefitApi {

    private final Reporting reporting;

    public BenefitApi(Reporting reporting) {
        this.reporting = reporting;
    }

    public Map<String, Endpoint> operations() {
        return Map.of("fileBenefitReport", this::file, "listBenefitReports", this::list);
    }

    /** The body of {@code fileBenefitReport}. */
    record BenefitForm(int year, long outputFen, long profitFen, long taxFen, int jobs, List<UUID> evidence) {
        BenefitReport.Figures figures() {
            return new BenefitReport.Figures(
                    new Money(outputFen),
                    profitFen,
                    new Money(taxFen),
                    jobs,
                    evidence.stream().map(EvidenceId::new).toList());
        }
    }

    /** A report as parties and operators see it. */
    record BenefitView(
            int year,
            int revision,
            long outputFen,
            long profitFen,
            long taxFen,
            int jobs,
            List<String> evidence,
            Instant filedAt) {
        static BenefitView of(BenefitReport report) {
            var figures = report.figures();
            return new BenefitView(
                    report.year(),
                    report.revision(),
                    figures.output().fen(),
                    figures.profitFen(),
                    figures.tax().fen(),
                    figures.jobs(),
                    figures.evidence().stream().map(EvidenceId::toString).toList(),
                    report.at());
        }
    }

    /** All revisions of all years. */
    record BenefitList(List<BenefitView> items) {}

    private Reply file(Call call) {
        var form = call.body(BenefitForm.class);
        var report = reporting.report(call.actor(), id(call), form.year(), form.figures());
        return Reply.json(201, BenefitView.of(report));
    }

    private Reply list(Call call) {
        var items = reporting.list(call.actor(), id(call)).stream()
                .map(BenefitView::of)
                .toList();
        return Reply.json(200, new BenefitList(items));
    }

    private static DealId id(Call call) {
        return call.id("id", "deal.unknown", DealId::new);
    }
}
