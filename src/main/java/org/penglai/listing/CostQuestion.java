package org.penglai.listing;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.penglai.kernel.Refusal;
import org.penglai.patent.Patent;

/** Asks what a listing would cost on a day: over its remaining term, and never past the last expiry of its patents. */
public final class CostQuestion {

    /** One hundred billion yuan, or so many pieces: beyond any market, and far from overflow. */
    public static final long AMOUNT_MAX = 10_000_000_000_000L;

    /** As many years as a patent can last. */
    public static final int YEARS_MAX = 30;

    private CostQuestion() {}

    /** The days that a licence from today would have. */
    public static Costs.Span span(ListingTerms terms, List<Patent> patents, LocalDate today) {
        var from = terms.startsOn().filter(today::isBefore).orElse(today);
        var expiry = patents.stream()
                .map(patent -> patent.statusOn(today).expiresOn())
                .max(LocalDate::compareTo)
                .orElse(today);
        var until = terms.endsOn()
                .map(last -> last.plusDays(1))
                .filter(expiry::isAfter)
                .orElse(expiry);
        return new Costs.Span(from, until);
    }

    /** What it comes to; none where the price is negotiated. */
    public static Optional<Costs> ask(ListingTerms terms, Costs.Span span, List<Long> expected) {
        if (expected.size() > YEARS_MAX || expected.stream().anyMatch(amount -> amount < 0 || amount > AMOUNT_MAX)) {
            throw Refusal.invalid("costs.invalid").violation("/sales", "costs.sales");
        }
        return terms.feePlan().map(plan -> Costs.of(plan, span, expected));
    }
}
