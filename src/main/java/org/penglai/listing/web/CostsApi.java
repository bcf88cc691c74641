package org.penglai.listing.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.penglai.kernel.LegalDays;
import org.penglai.kernel.Refusal;
import org.penglai.listing.CostQuestion;
import org.penglai.listing.Costs;
import org.penglai.listing.FeeMode;
import org.penglai.listing.ListingId;
import org.penglai.listing.Listings;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.Endpoint;
import org.penglai.platform.http.Messages;
import org.penglai.platform.http.Reply;

/** What a listing would cost, year by year, over the API. */
public final class CostsApi {

    private final ListingApi.Parts parts;
    private final Messages messages;

    public CostsApi(ListingApi.Parts parts, Messages messages) {
        this.parts = parts;
        this.messages = messages;
    }

    public Map<String, Endpoint> operations() {
        return Map.of("getListingCosts", this::costs);
    }

    /** One year. */
    record YearView(
            int year, LocalDate from, LocalDate until, long counted, long fixedFen, long runningFen, long dueFen) {
        static YearView of(Costs.Year year) {
            return new YearView(
                    year.number(),
                    year.from(),
                    year.until(),
                    year.counted(),
                    year.fixed().fen(),
                    year.running().fen(),
                    year.due().fen());
        }
    }

    /** The whole. */
    record CostsView(
            FeeMode mode,
            String plan,
            List<YearView> years,
            long fixedFen,
            long runningFen,
            long totalFen,
            List<EligibilityView.WarningView> warnings) {}

    private Reply costs(Call call) {
        var id = call.id("id", "listing.unknown", ListingId::new);
        var expected = amounts(call.query("sales").orElse(""));
        return parts.tx().run(now -> {
            var listing = parts.listings().require(id);
            if (!listing.isVisibleTo(call.caller().actor())) {
                throw Listings.unknown(id);
            }
            var today = LegalDays.of(now);
            var span = CostQuestion.span(listing.terms(), parts.inspecting().offered(listing.terms()), today);
            var costs = CostQuestion.ask(listing.terms(), span, expected)
                    .orElseThrow(() -> Refusal.conflict("costs.negotiated"));
            var plan = listing.terms().feePlan().orElseThrow();
            var warnings = EligibilityView.of(parts.inspecting().eligibility(listing, today), messages, call.language())
                    .warnings();
            return Reply.json(
                    200,
                    new CostsView(
                            plan.mode(),
                            FeeView.of(listing.terms().feePlan(), messages, call.language())
                                    .headline(),
                            costs.years().stream().map(YearView::of).toList(),
                            costs.fixed().fen(),
                            costs.running().fen(),
                            costs.total().fen(),
                            warnings));
        });
    }

    /** Whole numbers with commas between them: fen, or pieces. */
    private static List<Long> amounts(String written) {
        if (written.isBlank()) {
            return List.of();
        }
        var amounts = List.of(written.split(","));
        if (!amounts.stream().allMatch(amount -> amount.matches("\\d{1,14}"))) {
            throw Refusal.invalid("costs.invalid").violation("/sales", "costs.sales");
        }
        return amounts.stream()
                .map(BigDecimal::new)
                .map(BigDecimal::longValueExact)
                .toList();
    }
}
