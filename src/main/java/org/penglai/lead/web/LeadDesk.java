package org.penglai.lead.web;

import java.util.Optional;
import java.util.UUID;
import org.penglai.lead.Analysing;
import org.penglai.lead.Collecting;
import org.penglai.listing.ListingId;
import org.penglai.platform.http.Call;

/** Everything that people can do with leads and saved listings. */
public record LeadDesk(Analysing analysing, Collecting collecting) {

    private static final int PAGE = 20;
    private static final int PAGE_MAX = 100;

    static int limit(Call call) {
        return call.query("limit")
                .filter(text -> text.matches("\\d{1,3}"))
                .map(Integer::parseInt)
                .map(limit -> Math.clamp(limit, 1, PAGE_MAX))
                .orElse(PAGE);
    }

    /** The listing that a parameter names; what names none is none. */
    static Optional<ListingId> listing(Optional<String> written) {
        return written.flatMap(text -> {
            try {
                return Optional.of(new ListingId(UUID.fromString(text)));
            } catch (IllegalArgumentException foreign) {
                return Optional.empty();
            }
        });
    }
}
