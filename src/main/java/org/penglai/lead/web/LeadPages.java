package org.penglai.lead.web;

import java.util.List;
import java.util.Optional;
import org.penglai.kernel.Refusal;
import org.penglai.lead.Collecting.Kept;
import org.penglai.lead.Report;
import org.penglai.listing.ListingId;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.PageRoute;
import org.penglai.platform.http.Pages;
import org.penglai.platform.http.Reply;

/** The pages of leads, for those who sell, and of saved listings, for everybody. */
public final class LeadPages {

    private static final String SAVED = "/saved-listings";

    private final LeadDesk desk;
    private final Pages pages;

    public LeadPages(LeadDesk desk, Pages pages) {
        this.desk = desk;
        this.pages = pages;
    }

    /**
     * What the page of leads shows.
     *
     * @param only whether it shows one listing
     */
    public record LeadsModel(
            Report report, boolean only, int fewest, List<LeadChart.Step> funnel, List<LeadChart.Line> lines) {}

    /** What the page of saved listings shows. */
    public record SavedModel(List<Kept> items, boolean first, String next) {}

    public List<PageRoute> routes() {
        return List.of(
                PageRoute.get("/leads", "getLeads", this::leads),
                PageRoute.get(SAVED, "listSavedListings", this::saved),
                PageRoute.post(SAVED, "saveListing", this::save),
                PageRoute.post(SAVED + "/:id/removal", "removeSavedListing", this::remove));
    }

    private Reply leads(Call call) {
        var only = LeadDesk.listing(call.query("listing"));
        var report = desk.analysing().report(call.actor(), only);
        var model = new LeadsModel(
                report,
                only.isPresent(),
                desk.analysing().rules().fewestVisitors(),
                LeadChart.funnel(report),
                LeadChart.lines(report));
        return pages.show(call, "lead/leads", model);
    }

    private Reply saved(Call call) {
        var after = LeadDesk.listing(call.query("after"));
        var page = desk.collecting().page(call.actor(), after, LeadDesk.limit(call));
        var next = page.next().map(last -> SAVED + "?after=" + last).orElse("");
        return pages.show(call, "lead/saved", new SavedModel(page.items(), after.isEmpty(), next));
    }

    private Reply save(Call call) {
        var written = call.form().value("listing");
        var listing = LeadDesk.listing(Optional.of(written))
                .orElseThrow(() -> Refusal.unknown("listing.unknown").with("id", written));
        desk.collecting().save(call.actor(), listing);
        return Reply.seeOther(SAVED + "?done=saved");
    }

    private Reply remove(Call call) {
        desk.collecting().remove(call.actor(), call.id("id", "listing.unknown", ListingId::new));
        return Reply.seeOther(SAVED + "?done=removed");
    }
}
