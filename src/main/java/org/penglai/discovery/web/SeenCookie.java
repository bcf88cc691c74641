package org.penglai.discovery.web;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.penglai.listing.ListingId;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.Cookies;

/**
 * The listings that a visitor has looked at last. They stand in the visitor's own browser and nowhere else, so nobody can
 * be followed by them; whoever forgets them has them forgotten.
 */
final class SeenCookie {

    static final int KEPT = 12;

    private static final String NAME = "seen";
    private static final long KEPT_SECONDS = 90L * 24 * 60 * 60;
    private static final int ID_BYTES = 16;
    private static final String BETWEEN = "\\.";

    private final Cookies cookies;

    SeenCookie(Cookies cookies) {
        this.cookies = cookies;
    }

    /** The latest first; what is no id of a listing is passed over. */
    List<ListingId> read(Call call) {
        return call.header("cookie")
                .flatMap(header -> cookies.in(header, NAME))
                .map(value -> Stream.of(value.split(BETWEEN, KEPT + 1))
                        .flatMap(part -> id(part).stream())
                        .distinct()
                        .limit(KEPT)
                        .toList())
                .orElse(List.of());
    }

    /** The cookie with one more, which comes first. */
    String with(Call call, ListingId seen) {
        var ids = new ArrayList<ListingId>();
        ids.add(seen);
        read(call).stream().filter(id -> !id.equals(seen)).limit(KEPT - 1L).forEach(ids::add);
        var value = String.join(".", ids.stream().map(SeenCookie::text).toList());
        return cookies.keep(NAME, value, KEPT_SECONDS);
    }

    /** Takes it all back. */
    String forget() {
        return cookies.forget(NAME);
    }

    private static String text(ListingId id) {
        var bytes = ByteBuffer.allocate(ID_BYTES)
                .putLong(id.value().getMostSignificantBits())
                .putLong(id.value().getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    private static Optional<ListingId> id(String text) {
        try {
            var bytes = Base64.getUrlDecoder().decode(text);
            if (bytes.length != ID_BYTES) {
                return Optional.empty();
            }
            var read = ByteBuffer.wrap(bytes);
            return Optional.of(new ListingId(new UUID(read.getLong(), read.getLong())));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
