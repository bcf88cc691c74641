package org.penglai.platform.blob;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.penglai.kernel.Sha256;

/**
 * Encrypts files at rest (静态加密) and opens them again, piece by piece, so that memory does not grow with the file. Each file has
 * a key of its own, derived (HKDF-SHA-256) from the site's and a salt that stands in the file; each piece of 64 KiB is
 * AES-256-GCM under the number of the piece, the last one marked, so that no piece can be changed, moved, left out or cut off.
 *
 * <pre>
 *   mark (8) · id of the key (8) · salt (32) · pieces, each with its tag (16)
 * </pre>
 */
public final class BlobSeal {

    /** No text and no type of file that is kept begins so. */
    private static final byte[] MARK = {(byte) 0x89, 'P', 'L', 'B', '1', 0x0d, 0x0a, 0x1a};

    private static final int ID_LENGTH = 8;
    private static final int SALT_LENGTH = 32;
    private static final int KEY_LENGTH = 32;
    private static final int TAG_BITS = 128;
    private static final int TAG_LENGTH = TAG_BITS / 8;
    static final int PIECE = 64 * 1024;

    private final SecureRandom chance = new SecureRandom();
    private final byte[] newest;
    private final Map<String, SecretKey> keys = new LinkedHashMap<>();

    private BlobSeal(List<byte[]> given) {
        for (var key : given) {
            if (key.length != KEY_LENGTH) {
                throw new IllegalArgumentException("a key of documents has " + KEY_LENGTH + " bytes, 64 digits in hex");
            }
            keys.put(HexFormat.of().formatHex(id(key)), new SecretKeySpec(key, "Generic"));
        }
        newest = id(given.getFirst());
    }

    /** @param written keys of 64 hexadecimal digits with commas between them: the first encrypts, all open */
    public static BlobSeal of(String written) {
        try {
            return new BlobSeal(Arrays.stream(written.split(","))
                    .map(key -> HexFormat.of().parseHex(key.strip()))
                    .toList());
        } catch (IllegalArgumentException unfit) {
            throw new IllegalArgumentException("not keys of 64 hexadecimal digits with commas between them");
        }
    }

    /** A name that gives nothing away of the key. */
    private static byte[] id(byte[] key) {
        var digest = Sha256.digest();
        digest.update("penglai blob key id".getBytes(StandardCharsets.US_ASCII));
        return Arrays.copyOf(digest.digest(key), ID_LENGTH);
    }

    /** Whether the file was encrypted by one of these. */
    static boolean isSealed(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(MARK.length), MARK);
        }
    }

    /** Writes the file encrypted. */
    void seal(Path plain, Path sealed) throws IOException {
        var salt = new byte[SALT_LENGTH];
        chance.nextBytes(salt);
        var head = ByteBuffer.allocate(MARK.length + ID_LENGTH + SALT_LENGTH)
                .put(MARK)
                .put(newest)
                .put(salt)
                .array();
        try (var in = new BufferedInputStream(Files.newInputStream(plain));
                var out = new BufferedOutputStream(Files.newOutputStream(sealed))) {
            out.write(head);
            pieces(Cipher.ENCRYPT_MODE, head, in, out);
        }
    }

    /** Writes the encrypted file as it was; an IOException when it was changed or its key is not among these. */
    void open(Path sealed, Path plain) throws IOException {
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(sealed)));
                var out = new BufferedOutputStream(Files.newOutputStream(plain))) {
            var head = new byte[MARK.length + ID_LENGTH + SALT_LENGTH];
            in.readFully(head);
            pieces(Cipher.DECRYPT_MODE, head, in, out);
        }
    }

    private void pieces(int mode, byte[] head, InputStream in, OutputStream out) throws IOException {
        var key = key(head);
        var length = mode == Cipher.ENCRYPT_MODE ? PIECE : PIECE + TAG_LENGTH;
        var piece = in.readNBytes(length);
        for (var number = 0; ; number++) {
            var next = in.readNBytes(length);
            try {
                var cipher = Cipher.getInstance("AES/GCM/NoPadding");
                cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce(number, next.length == 0)));
                cipher.updateAAD(head);
                out.write(cipher.doFinal(piece));
            } catch (GeneralSecurityException changed) {
                throw new IOException("the encrypted file was changed", changed);
            }
            if (next.length == 0) {
                return;
            }
            piece = next;
        }
    }

    /** The number of the piece and whether it is the last; the key is for this file alone, so they never come again. */
    private static byte[] nonce(int number, boolean last) {
        return ByteBuffer.allocate(12)
                .putInt(7, number)
                .put(11, (byte) (last ? 1 : 0))
                .array();
    }

    private SecretKey key(byte[] head) throws IOException {
        var id = Arrays.copyOfRange(head, MARK.length, MARK.length + ID_LENGTH);
        @Nullable SecretKey key = keys.get(HexFormat.of().formatHex(id));
        if (key == null) {
            throw new IOException("no key " + HexFormat.of().formatHex(id) + " among those given");
        }
        try {
            var salt = Arrays.copyOfRange(head, MARK.length + ID_LENGTH, head.length);
            var parameters = HKDFParameterSpec.ofExtract()
                    .addIKM(key)
                    .addSalt(salt)
                    .thenExpand("penglai blob".getBytes(StandardCharsets.US_ASCII), KEY_LENGTH);
            return KDF.getInstance("HKDF-SHA256").deriveKey("AES", parameters);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has HKDF", impossible);
        }
    }

    /** Two are one when the same keys stand in the same order. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof BlobSeal seal && List.copyOf(seal.keys.keySet()).equals(List.copyOf(keys.keySet()));
    }

    @Override
    public int hashCode() {
        return keys.keySet().hashCode();
    }

    @Override
    public String toString() {
        return "BlobSeal" + keys.keySet();
    }
}
