package org.penglai.duty.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.penglai.deal.DealId;
import org.penglai.duty.FirstRefusal;
import org.penglai.duty.InventorWeights;
import org.penglai.duty.web.DutyViews.CitationView;
import org.penglai.duty.web.DutyViews.DutiesView;
import org.penglai.duty.web.DutyViews.IncomeView;
import org.penglai.duty.web.DutyViews.ReportView;
import org.penglai.duty.web.DutyViews.SharedView;
import org.penglai.duty.web.DutyViews.StandingView;
import org.penglai.kernel.LegalDays;
import org.penglai.kernel.Money;
import org.penglai.listing.Listing;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.Endpoint;
import org.penglai.platform.http.Messages;
import org.penglai.platform.http.Reply;

/** A university's duties over the API. */
public final class DutyApi {

    private final DutyDesk desk;
    private final DutyPapers papers;

    /** @param demo whether papers say that what they show is invented */
    public DutyApi(DutyDesk desk, Messages messages, boolean demo) {
        this.desk = desk;
        this.papers = new DutyPapers(desk, messages, demo);
    }

    public Map<String, Endpoint> operations() {
        return Map.of(
                "getListingDuties", this::duties,
                "weighInventors", this::weigh,
                "recordFirstRefusal", this::record,
                "getDiligenceFile", papers::diligence,
                "getDealIncome", this::income,
                "stateDealCosts", this::state,
                "getTransferReport", this::report,
                "getTransferReportTable", call -> papers.table(call, year(call)),
                "getTransferReportPaper", call -> papers.paper(call, year(call)));
    }

    /** The body of {@code weighInventors}. */
    record WeightsForm(List<Integer> weights) {}

    /** The body of {@code recordFirstRefusal}. */
    record FirstRefusalForm(
            int inventor,
            FirstRefusal.Standing standing,
            LocalDate on,
            @Nullable String document) {}

    /** The body of {@code stateDealCosts}. */
    record CostsForm(long costsFen, String basis) {}

    private Reply duties(Call call) {
        return shown(call, desk.listing(call));
    }

    private Reply shown(Call call, Listing listing) {
        return desk.tx().run(now -> {
            var sharing = desk.sharing();
            var shared = sharing.share(listing, fen(call, "grossFen"), fen(call, "costsFen"));
            return Reply.json(
                    200,
                    new DutiesView(
                            SharedView.of(shared, call.language()),
                            sharing.asksFirst(listing, LegalDays.of(now)),
                            CitationView.of(sharing.law().firstRefusal().citation(), call.language()),
                            sharing.standings(listing).stream()
                                    .map(StandingView::of)
                                    .toList()));
        });
    }

    private static Money fen(Call call, String name) {
        return new Money(call.query(name).map(Long::parseLong).orElse(0L));
    }

    private Reply weigh(Call call) {
        var listing = desk.listing(call);
        desk.sharing()
                .weigh(
                        call.actor(),
                        listing,
                        new InventorWeights(call.body(WeightsForm.class).weights()));
        return shown(call, listing);
    }

    private Reply record(Call call) {
        var listing = desk.listing(call);
        var form = call.body(FirstRefusalForm.class);
        var document = Optional.ofNullable(form.document()).orElse("").strip();
        desk.sharing()
                .record(call.actor(), listing, new FirstRefusal(form.inventor(), form.standing(), form.on(), document));
        return shown(call, listing);
    }

    private Reply income(Call call) {
        var income = desk.sharing().income(call.actor(), call.id("id", "deal.unknown", DealId::new));
        return Reply.json(200, IncomeView.of(income, call.language()));
    }

    private Reply state(Call call) {
        var form = call.body(CostsForm.class);
        var income = desk.sharing()
                .state(
                        call.actor(),
                        call.id("id", "deal.unknown", DealId::new),
                        new Money(form.costsFen()),
                        form.basis());
        return Reply.json(200, IncomeView.of(income, call.language()));
    }

    private Reply report(Call call) {
        var report = desk.reporting().report(call.actor(), year(call));
        return Reply.json(200, ReportView.of(report, desk.reporting().rule(), call.language()));
    }

    /** The contract holds the year to four digits; a page's address is held to them here. */
    static int year(Call call) {
        var written = call.path("year");
        return written.matches("\\d{4}") ? Integer.parseInt(written) : 0;
    }
}
