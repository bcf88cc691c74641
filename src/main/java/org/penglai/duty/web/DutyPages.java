package org.penglai.duty.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.penglai.deal.DealId;
import org.penglai.duty.DutyLaw;
import org.penglai.duty.FirstRefusal;
import org.penglai.duty.InventorWeights;
import org.penglai.duty.Sharing;
import org.penglai.duty.TransferReport;
import org.penglai.kernel.LegalDays;
import org.penglai.kernel.Money;
import org.penglai.kernel.Refusal;
import org.penglai.listing.Listing;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.Form;
import org.penglai.platform.http.PageRoute;
import org.penglai.platform.http.Pages;
import org.penglai.platform.http.Problems;
import org.penglai.platform.http.Reply;
import org.penglai.platform.http.Typed;

/** The pages of a university's duties: over an offer, over a deal, and the report of a year. */
public final class DutyPages {

    private final DutyDesk desk;
    private final Pages pages;
    private final DutyPapers papers;

    /** @param demo whether papers say that what they show is invented */
    public DutyPages(DutyDesk desk, Pages pages, boolean demo) {
        this.desk = desk;
        this.pages = pages;
        this.papers = new DutyPapers(desk, pages.messages(), demo);
    }

    public List<PageRoute> routes() {
        return List.of(
                PageRoute.get("/listings/:id/duties", "getListingDuties", call -> duties(200, call, Form.EMPTY, null)),
                PageRoute.post("/listings/:id/inventor-weights", "weighInventors", this::weigh),
                PageRoute.post("/listings/:id/first-refusals", "recordFirstRefusal", this::record),
                PageRoute.get("/listings/:id/diligence", "getDiligenceFile", papers::diligence),
                PageRoute.get("/deals/:id/income", "getDealIncome", call -> income(200, call, Form.EMPTY, null)),
                PageRoute.post("/deals/:id/costs", "stateDealCosts", this::state),
                PageRoute.get("/transfer-reports", "getTransferReport", this::report),
                PageRoute.get(
                        "/transfer-reports/:year/table",
                        "getTransferReportTable",
                        call -> papers.table(call, DutyApi.year(call))),
                PageRoute.get(
                        "/transfer-reports/:year/paper",
                        "getTransferReportPaper",
                        call -> papers.paper(call, DutyApi.year(call))));
    }

    /**
     * What the page of an offer's duties shows.
     *
     * @param shared of the income that was typed into the calculator
     * @param asksFirst whether an inventor goes first in this mode
     * @param seller whether the reader puts things on record
     */
    public record DutiesModel(
            Listing listing,
            Sharing.Shared shared,
            boolean asksFirst,
            DutyLaw law,
            List<Sharing.Standing> standings,
            boolean seller,
            Form asked,
            Form form,
            Problems.@Nullable Shown problem) {}

    /** What the page of a deal's income shows. */
    public record IncomeModel(Sharing.Income income, boolean seller, Form form, Problems.@Nullable Shown problem) {}

    /** What the page of the report shows. */
    public record ReportModel(TransferReport report, DutyLaw.ReportRule rule, List<Integer> years) {}

    /** What the page of a deal shows. */
    public record PanelModel(String address) {}

    /** A link for the deal's own page, for those who may follow it; else nothing. */
    public String panel(Call call, DealId deal) {
        return desk.sharing().isShown(call.actor(), deal)
                ? pages.render(call, "duty/panel", new PanelModel("/deals/" + deal + "/income"))
                : "";
    }

    private Reply duties(int status, Call call, Form form, Problems.@Nullable Shown problem) {
        var listing = desk.listing(call);
        var refusal = Refusal.invalid("duty.income");
        var asked = Form.of(java.util.Map.of(
                "gross", call.query("gross").orElse(""),
                "costs", call.query("costs").orElse("")));
        var typed = new Typed(asked, refusal);
        var gross = typed.yuan("gross").orElse(Money.ZERO);
        var costs = typed.yuan("costs").orElse(Money.ZERO);
        var model = desk.tx()
                .run(now -> new DutiesModel(
                        listing,
                        desk.sharing().share(listing, gross, costs),
                        desk.sharing().asksFirst(listing, LegalDays.of(now)),
                        desk.sharing().law(),
                        desk.sharing().standings(listing),
                        listing.isSoldBy(call.actor()),
                        asked.refused(refusal),
                        form,
                        problem));
        return pages.show(status, call, "duty/listing", model);
    }

    private Reply weigh(Call call) {
        var listing = desk.listing(call);
        return done(call, listing, () -> {
            var refusal = Refusal.invalid("duty.weights");
            var weights = new ArrayList<Integer>();
            for (var place = 1; call.form().values().containsKey("weight-" + place); place++) {
                var field = "weight-" + place;
                weights.add(new Typed(call.form(), refusal).number(field).orElse(-1));
                if (call.form().value(field).isEmpty()) {
                    refusal.violation("/" + field, "required");
                }
            }
            if (!refusal.violations().isEmpty()) {
                throw refusal;
            }
            try {
                desk.sharing().weigh(call.actor(), listing, new InventorWeights(weights));
            } catch (Refusal refused) {
                throw atFields(refused);
            }
        });
    }

    /** The same, with what is wrong beside the field of the form instead of the place in a list. */
    private static Refusal atFields(Refusal refused) {
        var prefix = "/weights/";
        if (refused.violations().stream().noneMatch(wrong -> wrong.pointer().startsWith(prefix))) {
            return refused;
        }
        var typed = Refusal.invalid(refused.code());
        refused.violations().forEach(wrong -> {
            var at = wrong.pointer().startsWith(prefix)
                    ? "/weight-" + (Integer.parseInt(wrong.pointer().substring(prefix.length())) + 1)
                    : wrong.pointer();
            typed.violation(at, wrong.code(), wrong.facts());
        });
        return typed;
    }

    private Reply record(Call call) {
        var listing = desk.listing(call);
        return done(call, listing, () -> {
            var refusal = Refusal.invalid("duty.first-refusal");
            var typed = new Typed(call.form(), refusal);
            var inventor = typed.required("inventor").flatMap(_ -> typed.number("inventor"));
            var standing =
                    typed.required("standing").flatMap(_ -> typed.choice("standing", FirstRefusal.Standing.class));
            var on = typed.requiredDate("on");
            if (!refusal.violations().isEmpty()) {
                throw refusal;
            }
            desk.sharing()
                    .record(
                            call.actor(),
                            listing,
                            new FirstRefusal(
                                    inventor.orElseThrow(),
                                    standing.orElseThrow(),
                                    on.orElseThrow(),
                                    call.form().value("document")));
        });
    }

    private Reply done(Call call, Listing listing, Runnable deed) {
        return pages.form(
                call,
                () -> {
                    deed.run();
                    return Reply.seeOther("/listings/" + listing.id() + "/duties");
                },
                rejected -> duties(rejected.problem().status(), call, rejected.form(), rejected.problem()));
    }

    private Reply income(int status, Call call, Form form, Problems.@Nullable Shown problem) {
        var income = desk.sharing().income(call.actor(), call.id("id", "deal.unknown", DealId::new));
        var licensor = income.deal().agreement().licensor().organisation();
        return pages.show(
                status, call, "duty/deal", new IncomeModel(income, call.actor().actsFor(licensor), form, problem));
    }

    private Reply state(Call call) {
        var id = call.id("id", "deal.unknown", DealId::new);
        return pages.form(
                call,
                () -> {
                    var refusal = Refusal.invalid("duty.costs");
                    var typed = new Typed(call.form(), refusal);
                    var costs = typed.required("costs").flatMap(_ -> typed.yuan("costs"));
                    var basis = typed.required("basis");
                    if (!refusal.violations().isEmpty()) {
                        throw refusal;
                    }
                    desk.sharing().state(call.actor(), id, costs.orElseThrow(), basis.orElseThrow());
                    return Reply.seeOther("/deals/" + id + "/income");
                },
                rejected -> income(rejected.problem().status(), call, rejected.form(), rejected.problem()));
    }

    /** The year that is asked for; without one, the one whose report is due next. */
    private Reply report(Call call) {
        var years = desk.reporting().years(call.actor());
        var year = call.query("year")
                .filter(written -> written.matches("\\d{4}"))
                .map(Integer::parseInt)
                .or(() -> Optional.of(years.get(Math.min(1, years.size() - 1))))
                .orElseThrow();
        var report = desk.reporting().report(call.actor(), year);
        return pages.show(
                call, "duty/report", new ReportModel(report, desk.reporting().rule(), years));
    }
}
