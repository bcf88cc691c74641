package org.penglai.discovery.elastic;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a cursor by relevance carries beside its place. Scores change with the index, so a place alone could repeat a hit
 * or skip one. So what the first part showed is remembered, and from the second part on one view of the index is read,
 * without those: whatever stays comes once.
 *
 * @param near whether the hits hold some of the words only
 * @param shown listings of the first part
 * @param view the engine's name of the view of the index, once there is one
 */
record Trail(boolean near, List<UUID> shown, Optional<String> view) {

    private static final int ID_BYTES = 16;
    private static final int SEAL_BYTES = 16;
    private static final int SHOWN_MAX = 127;

    Trail {
        shown = List.copyOf(shown);
        if (shown.size() > SHOWN_MAX) {
            throw new IllegalArgumentException("more than a part shows: " + shown.size());
        }
    }

    /** The same, with a view to go on in. */
    Trail in(String named) {
        return new Trail(near, shown, Optional.of(named));
    }

    /** The same, without the view, which is gone. */
    Trail outside() {
        return new Trail(near, shown, Optional.empty());
    }

    /** As text for an address; sealed, since the engine would be asked for any view that is named. */
    String write(byte[] key) {
        var named = view.orElse("").getBytes(StandardCharsets.US_ASCII);
        var bytes = ByteBuffer.allocate(2 + shown.size() * ID_BYTES + named.length + SEAL_BYTES);
        bytes.put((byte) (near ? 1 : 0)).put((byte) shown.size());
        shown.forEach(id -> bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits()));
        bytes.put(named);
        bytes.put(seal(key, bytes.array(), bytes.position()));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** Reads it back; nothing where it is not one of ours. */
    static Optional<Trail> read(String text, byte[] key) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
        var end = bytes.length - SEAL_BYTES;
        if (end < 2 || !MessageDigest.isEqual(seal(key, bytes, end), Arrays.copyOfRange(bytes, end, bytes.length))) {
            return Optional.empty();
        }
        var read = ByteBuffer.wrap(bytes, 0, end);
        var near = read.get() == 1;
        var count = (int) read.get();
        var shown = IntStream.range(0, count)
                .mapToObj(at -> new UUID(read.getLong(), read.getLong()))
                .toList();
        var named = new String(bytes, read.position(), read.remaining(), StandardCharsets.US_ASCII);
        return Optional.of(new Trail(near, shown, named.isEmpty() ? Optional.empty() : Optional.of(named)));
    }

    private static byte[] seal(byte[] key, byte[] bytes, int length) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update(bytes, 0, length);
            return Arrays.copyOf(mac.doFinal(), SEAL_BYTES);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has HmacSHA256", impossible);
        }
    }
}
