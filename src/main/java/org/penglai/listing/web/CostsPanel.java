package org.penglai.listing.web;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.penglai.kernel.Refusal;
import org.penglai.listing.CostQuestion;
import org.penglai.listing.Costs;
import org.penglai.listing.FeePlan;
import org.penglai.listing.Listing;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.Form;
import org.penglai.platform.http.Typed;

/**
 * The calculator on a listing's page: what was asked stands in the address, so that it can be passed on.
 *
 * @param base what the running fee is counted from; none where nothing depends on sales
 * @param costs none where the price is negotiated or what was typed cannot be read
 * @param example what stands in the empty field
 */
public record CostsPanel(
        Optional<FeePlan.RoyaltyBase> base,
        Form form,
        Optional<Costs> costs,
        List<CostsChart.Bar> bars,
        String example) {

    /** What a page without a question shows: a first impression rather than nothing. */
    private static final String EXAMPLE_YUAN = "1000000";

    private static final String EXAMPLE_PIECES = "1000";

    /** Whether anything is to be paid at all. */
    public boolean isFree(Listing listing) {
        return listing.terms().feePlan().filter(FeePlan.Free.class::isInstance).isPresent();
    }

    static CostsPanel of(Call call, Listing listing, Costs.Span span) {
        var base = listing.terms().feePlan().flatMap(FeePlan::runningFee).map(FeePlan.RunningFee::base);
        var example = base.filter(FeePlan.RoyaltyBase.UNIT::equals).isPresent() ? EXAMPLE_PIECES : EXAMPLE_YUAN;
        var typed = call.query("sales").orElse(example);
        var form = Form.of(java.util.Map.of("sales", typed));
        try {
            var costs = CostQuestion.ask(
                    listing.terms(), span, base.map(of -> amounts(typed, of)).orElse(List.of()));
            return new CostsPanel(base, form, costs, costs.map(CostsChart::bars).orElse(List.of()), example);
        } catch (Refusal unreadable) {
            return new CostsPanel(base, form.refused(unreadable), Optional.empty(), List.of(), example);
        }
    }

    /** Yuan or pieces as people write them, with commas or spaces between the years. */
    private static List<Long> amounts(String typed, FeePlan.RoyaltyBase base) {
        return Arrays.stream(typed.strip().split("[\\s、；;，]+|,(?!\\d{3}(?!\\d))"))
                .filter(part -> !part.isEmpty())
                .map(part -> amount(part, base))
                .toList();
    }

    private static long amount(String part, FeePlan.RoyaltyBase base) {
        if (base == FeePlan.RoyaltyBase.UNIT) {
            if (!part.matches("\\d{1,13}")) {
                throw Refusal.invalid("costs.invalid").violation("/sales", "costs.sales");
            }
            return new BigDecimal(part).longValueExact();
        }
        return Typed.yuanOf(part)
                .orElseThrow(() -> Refusal.invalid("costs.invalid").violation("/sales", "costs.sales"))
                .fen();
    }
}
