package org.penglai.lead.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.Refusal;
import org.penglai.lead.Collecting.Kept;
import org.penglai.lead.LeadKind;
import org.penglai.lead.Report;
import org.penglai.listing.Listing;
import org.penglai.listing.ListingId;
import org.penglai.listing.ListingMode;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.Endpoint;
import org.penglai.platform.http.Reply;

/** Leads and saved listings over the API. */
public final class LeadApi {

    private final LeadDesk desk;

    public LeadApi(LeadDesk desk) {
        this.desk = desk;
    }

    public Map<String, Endpoint> operations() {
        return Map.of(
                "getLeads", this::leads,
                "listSavedListings", this::saved,
                "saveListing", this::save,
                "removeSavedListing", this::remove);
    }

    /** Numbers by kind. */
    record Sums(int found, int seen, int saved, int enquired, int accepted, int declined) {
        static Sums of(Map<LeadKind, Integer> sums) {
            var all = new EnumMap<LeadKind, Integer>(LeadKind.class);
            all.putAll(sums);
            return new Sums(
                    all.getOrDefault(LeadKind.FOUND, 0),
                    all.getOrDefault(LeadKind.SEEN, 0),
                    all.getOrDefault(LeadKind.SAVED, 0),
                    all.getOrDefault(LeadKind.ENQUIRED, 0),
                    all.getOrDefault(LeadKind.ACCEPTED, 0),
                    all.getOrDefault(LeadKind.DECLINED, 0));
        }
    }

    record WeekView(LocalDate from, Sums sums) {}

    record WordView(String word, int visitors) {}

    record DeclineView(String reason, int count) {}

    record RowView(String listing, Bilingual title, Sums sums) {}

    /** The report. */
    record LeadsView(
            LocalDate from,
            Sums sums,
            List<WeekView> weeks,
            int fewestVisitors,
            List<WordView> words,
            List<DeclineView> declines,
            List<RowView> listings) {}

    /** One saved listing. */
    record SavedView(String listing, Bilingual title, ListingMode mode, Listing.State state, Instant savedAt) {
        static SavedView of(Kept kept) {
            var listing = kept.listing();
            return new SavedView(
                    listing.id().toString(),
                    listing.content().text().title(),
                    listing.terms().mode(),
                    listing.state(),
                    kept.saved().at());
        }
    }

    /** A page of them. */
    record SavedPage(List<SavedView> items, Optional<String> next) {}

    /** The body of {@code saveListing}. */
    record SaveBody(String listing) {}

    private Reply leads(Call call) {
        var asked = call.query("listing");
        var only = LeadDesk.listing(asked);
        if (asked.isPresent() && only.isEmpty()) {
            throw Refusal.unknown("listing.unknown").with("id", asked.get());
        }
        return Reply.json(200, view(desk.analysing().report(call.actor(), only)));
    }

    private LeadsView view(Report report) {
        return new LeadsView(
                report.from(),
                Sums.of(report.sums()),
                report.weeks().stream()
                        .map(week -> new WeekView(week.from(), Sums.of(week.sums())))
                        .toList(),
                desk.analysing().rules().fewestVisitors(),
                report.words().stream()
                        .map(used -> new WordView(used.word(), used.visitors()))
                        .toList(),
                report.declines().stream()
                        .map(reason -> new DeclineView(reason.code(), reason.count()))
                        .toList(),
                report.rows().stream()
                        .map(row -> new RowView(
                                row.listing().id().toString(),
                                row.listing().content().text().title(),
                                Sums.of(row.sums())))
                        .toList());
    }

    private Reply saved(Call call) {
        var page = desk.collecting().page(call.actor(), LeadDesk.listing(call.query("after")), LeadDesk.limit(call));
        return Reply.json(
                200,
                new SavedPage(
                        page.items().stream().map(SavedView::of).toList(),
                        page.next().map(ListingId::toString)));
    }

    private Reply save(Call call) {
        var written = call.body(SaveBody.class).listing();
        var listing = LeadDesk.listing(Optional.of(written))
                .orElseThrow(() -> Refusal.unknown("listing.unknown").with("id", written));
        desk.collecting().save(call.actor(), listing);
        return Reply.noContent();
    }

    private Reply remove(Call call) {
        desk.collecting().remove(call.actor(), call.id("id", "listing.unknown", ListingId::new));
        return Reply.noContent();
    }
}
