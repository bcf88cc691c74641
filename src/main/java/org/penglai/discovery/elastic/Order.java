package org.penglai.discovery.elastic;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.penglai.discovery.Query;
import org.penglai.kernel.Refusal;
import org.penglai.platform.json.Json;

/**
 * The order of hits, and the cursor that names a place in it. Each order ends with the listing's id, so that no two hits
 * share a place and paging neither skips nor repeats.
 */
enum Order {
    SCORE("s", List.of(down("_score"), down("publishedAt"), up("id"))),
    NEWEST("n", List.of(down("publishedAt"), up("id"))),
    PRICE("p", List.of(key("priceFen", "asc", Order.NO_PRICE), down("publishedAt"), up("id"))),
    EXPIRY("e", List.of(key("expiresOn", "desc", Order.NO_DAY), down("publishedAt"), up("id")));

    /** Above every price, and exact in any reader of JSON. */
    private static final long NO_PRICE = 1L << 53;

    /** Before every expiry. */
    private static final long NO_DAY = 0;

    private final String letter;

    @SuppressWarnings("ImmutableEnumChecker") // made of unmodifiable lists and maps
    private final List<Map<String, Object>> keys;

    Order(String letter, List<Map<String, Object>> keys) {
        this.letter = letter;
        this.keys = keys;
    }

    /** The order that the query asks for; without words there is no relevance. */
    static Order of(Query query) {
        return switch (query.sort()) {
            case RELEVANCE -> query.text().isBlank() ? NEWEST : SCORE;
            case NEWEST -> NEWEST;
            case PRICE -> PRICE;
            case EXPIRY -> EXPIRY;
        };
    }

    List<Map<String, Object>> keys() {
        return keys;
    }

    /** Whether hits have a score. */
    boolean isScored() {
        return this == SCORE;
    }

    /** The cursor of the place at which a hit stands. */
    String cursor(JsonNode sortValues) {
        var place = new ArrayList<Object>();
        place.add(letter);
        sortValues.forEach(value -> place.add(value.isTextual() ? value.textValue() : value.numberValue()));
        var json = Json.write(place).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json);
    }

    /** The place that a cursor names; refused when it is not one of this order. */
    List<?> place(String cursor) {
        try {
            var json = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            if (Json.read(json, Object.class) instanceof List<?> place && isPlace(place)) {
                return place.subList(1, place.size());
            }
        } catch (IllegalArgumentException | Json.Malformed notOurs) {
            // refused below, as any text that names no place
        }
        throw Refusal.of(Refusal.Kind.MALFORMED, "request.parameters").violation("after", "cursor");
    }

    private boolean isPlace(List<?> place) {
        return place.size() == keys.size() + 1
                && letter.equals(place.getFirst())
                && place.getLast() instanceof String
                && place.subList(1, place.size() - 1).stream().allMatch(this::isKey);
    }

    /** Scores are fractions, everything else is counted in whole numbers. */
    private boolean isKey(@Nullable Object value) {
        return switch (value) {
            case Integer whole -> true;
            case Long whole -> Math.abs(whole) <= NO_PRICE;
            case Double fraction -> isScored() && Double.isFinite(fraction);
            case null, default -> false;
        };
    }

    private static Map<String, Object> down(String field) {
        return Map.of(field, Map.of("order", "desc"));
    }

    private static Map<String, Object> up(String field) {
        return Map.of(field, Map.of("order", "asc"));
    }

    /** A key that some listings lack; a number stands in, since the engine cannot read back its own sign for none. */
    private static Map<String, Object> key(String field, String order, long missing) {
        return Map.of(field, Map.of("order", order, "missing", missing));
    }
}
