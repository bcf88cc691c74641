package org.penglai.need;

import static org.penglai.need.Comparison.WHOLE;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.penglai.discovery.ListingDocument;
import org.penglai.discovery.Talk;
import org.penglai.kernel.DivisionCode;
import org.penglai.kernel.Industry;
import org.penglai.need.Comparison.Ground;

/** Compares listings with one need, by what both say; pure, so that the same two always compare alike. */
final class Comparing {

    /** Places by the length of the common beginning of their codes: county, city. */
    private static final int COUNTY = 6;

    private static final int CITY = 4;

    private static final int SAME_CITY = 600;

    /** A price that is still to be talked about is neither within the budget nor beyond it. */
    private static final int TO_NEGOTIATE = 400;

    /** Technology readiness from which a firm can take it up, and from which it nearly can. */
    private static final int RIPE = 7;

    private static final int RIPENING = 5;
    private static final int NEARLY = 600;

    /** Being found first is worth saying; the fortieth place is not. */
    private static final int PLACE_NAMED = 5;

    private final NeedContent content;
    private final NeedFields fields;
    private final boolean small;
    private final SharedWords shared;

    /** @param small whether the firm is a micro, small or medium-sized enterprise */
    Comparing(Talk talk, NeedContent content, NeedFields fields, boolean small) {
        this.content = content;
        this.fields = fields;
        this.small = small;
        this.shared = new SharedWords(talk, content);
    }

    /**
     * Where the search engine put it.
     *
     * @param place from 1; 0 where it was not found
     * @param nearness from 0 to 1000, against what was found nearest
     */
    record Found(int place, int nearness) {
        static final Found NOT = new Found(0, 0);
    }

    Comparison with(ListingDocument listing, Found found) {
        var values = new EnumMap<Feature, Integer>(Feature.class);
        var grounds = new EnumMap<Feature, Ground>(Feature.class);
        var words = shared.with(listing);
        values.put(Feature.WORDS, words.value());
        words.ground().forEach(ground -> grounds.put(Feature.WORDS, ground));
        note(Feature.SEARCH, found.nearness(), searched(found), values, grounds);
        if (!fields.ipc().isEmpty()) {
            var agreeing = ipc(listing);
            note(Feature.IPC, agreeing.isEmpty() ? 0 : WHOLE, new Ground("IPC", agreeing), values, grounds);
        }
        if (!fields.industries().isEmpty()) {
            var agreeing = fields.industries().stream()
                    .filter(listing.offer().industries()::contains)
                    .sorted()
                    .map(Industry::name)
                    .toList();
            note(Feature.INDUSTRY, agreeing.isEmpty() ? 0 : WHOLE, new Ground("INDUSTRY", agreeing), values, grounds);
        }
        content.division().ifPresent(division -> {
            var near = nearness(division, listing);
            note(
                    Feature.PLACE,
                    near,
                    new Ground(near == WHOLE ? "SAME_COUNTY" : "SAME_CITY", List.of()),
                    values,
                    grounds);
        });
        offer(listing.offer(), values, grounds);
        return new Comparison(values, grounds);
    }

    private static Ground searched(Found found) {
        return found.place() > 0 && found.place() <= PLACE_NAMED
                ? new Ground("SEARCH_AMONG_FIRST", List.of(String.valueOf(found.place())))
                : new Ground("SEARCH_NEAR", List.of());
    }

    private void offer(ListingDocument.Offer offer, Map<Feature, Integer> values, Map<Feature, Ground> grounds) {
        content.budget().ifPresent(budget -> {
            var within = offer.free() || offer.price().filter(budget::isAtLeast).isPresent();
            var open = !within && offer.price().isEmpty();
            var code = within ? offer.free() ? "FREE_IN_BUDGET" : "BUDGET" : "PRICE_OPEN";
            note(
                    Feature.BUDGET,
                    within ? WHOLE : open ? TO_NEGOTIATE : 0,
                    new Ground(code, List.of()),
                    values,
                    grounds);
        });
        var level = offer.trl().orElse(0);
        var ripe = level >= RIPE ? WHOLE : level >= RIPENING ? NEARLY : 0;
        note(Feature.MATURITY, ripe, new Ground("MATURITY", List.of(String.valueOf(level))), values, grounds);
        if (small) {
            note(Feature.FREE, offer.free() ? WHOLE : 0, new Ground("FREE", List.of()), values, grounds);
        }
    }

    private static void note(
            Feature feature, int value, Ground ground, Map<Feature, Integer> values, Map<Feature, Ground> grounds) {
        values.put(feature, value);
        if (value > 0) {
            grounds.put(feature, ground);
        }
    }

    private List<String> ipc(ListingDocument listing) {
        var symbols = listing.patents().stream()
                .flatMap(patent -> patent.ipc().stream())
                .flatMap(symbol -> symbol.path().stream())
                .toList();
        return fields.ipc().stream()
                .filter(prefix -> symbols.stream().anyMatch(symbol -> symbol.startsWith(prefix)))
                .toList();
    }

    private static int nearness(DivisionCode division, ListingDocument listing) {
        var codes = listing.owners().stream()
                .flatMap(owner -> owner.division().stream())
                .map(DivisionCode::value)
                .toList();
        if (agrees(division, codes.stream(), COUNTY)) {
            return WHOLE;
        }
        return agrees(division, codes.stream(), CITY) ? SAME_CITY : 0;
    }

    private static boolean agrees(DivisionCode division, Stream<String> codes, int length) {
        return codes.anyMatch(code -> code.startsWith(division.value().substring(0, length)));
    }
}
