package org.penglai.incentive.web;

import java.time.LocalDate;
import java.util.List;
import org.penglai.deal.DealId;
import org.penglai.incentive.Estimating;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.PageRoute;
import org.penglai.platform.http.Pages;
import org.penglai.platform.http.Reply;

/** The programmes, one programme, and the panel that a deal's page shows. */
public final class IncentivePages {

    private final Estimating estimating;
    private final Pages pages;

    public IncentivePages(Estimating estimating, Pages pages) {
        this.estimating = estimating;
        this.pages = pages;
    }

    public List<PageRoute> routes() {
        return List.of(
                PageRoute.get("/programmes", "listProgrammes", this::list),
                PageRoute.get("/programmes/:id", "getProgramme", this::one),
                PageRoute.get("/deals/:id/incentives", "getDealIncentives", this::ofDeal));
    }

    /** What the list shows. */
    public record ListModel(LocalDate on, List<ProgrammeView> programmes) {}

    /** What a deal's own page of incentives shows. */
    public record DealModel(String deal, EstimateView estimate) {}

    /** The model of {@code incentive/panel} for a deal's page, in the reader's language. */
    public EstimateView panel(Call call, DealId deal) {
        return EstimateView.of(
                estimating.ofDeal(deal, call.actor()), new IncentiveWords(pages.messages(), call.language()));
    }

    private Reply list(Call call) {
        var on = IncentiveApi.on(call, estimating);
        var programmes = estimating.catalogue().all().stream()
                .map(programme -> ProgrammeView.of(programme, on))
                .toList();
        return pages.show(call, "incentive/programmes", new ListModel(on, programmes));
    }

    private Reply one(Call call) {
        return pages.show(
                call,
                "incentive/programme",
                ProgrammeView.of(IncentiveApi.programme(call, estimating), IncentiveApi.on(call, estimating)));
    }

    private Reply ofDeal(Call call) {
        var deal = call.id("id", "deal.unknown", DealId::new);
        return pages.show(call, "incentive/deal", new DealModel(deal.toString(), panel(call, deal)));
    }
}
