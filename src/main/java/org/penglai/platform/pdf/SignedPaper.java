package org.penglai.platform.pdf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.penglai.kernel.Sha256;
import org.penglai.platform.sign.PaperCertificate;
import org.penglai.platform.sign.Seal;

/**
 * A signed paper as it is read again: whole, since every one of its bytes is either signed or part of the one signature.
 *
 * @param signer under whose certificate it was signed
 * @param facts what it says of itself for programs, in the order in which it was written
 */
public record SignedPaper(PaperCertificate signer, Instant signedAt, Map<String, String> facts) {

    private static final Pattern RANGES =
            Pattern.compile("/ByteRange\\s{0,8}\\[\\s{0,8}(\\d{1,9}) (\\d{1,9}) (\\d{1,9}) (\\d{1,9})\\s{0,64}\\]");

    /** Reads and checks the paper; {@link Seal.Broken} says what is wrong with it, and where. */
    public static SignedPaper read(byte[] pdf) throws Seal.Broken {
        var text = new String(pdf, StandardCharsets.ISO_8859_1);
        var ranges = RANGES.matcher(text).results().toList();
        if (ranges.size() != 1) {
            throw new Seal.Broken(
                    ranges.isEmpty() ? "the paper bears no signature" : "something was signed on top of the paper");
        }
        var range = ranges.getFirst();
        var gap = Integer.parseInt(range.group(2));
        var after = Integer.parseInt(range.group(3));
        var end = after + Long.parseLong(range.group(4));
        if (Integer.parseInt(range.group(1)) != 0 || gap < 1 || after < gap + 2 || end != pdf.length) {
            throw new Seal.Broken(
                    "the signature does not cover the whole paper: it ends at byte " + end + " of " + pdf.length);
        }
        var seal = Seal.read(contents(text.substring(gap, after)));
        var digest = Sha256.digest();
        digest.update(pdf, 0, gap);
        digest.update(pdf, after, pdf.length - after);
        if (!Sha256.ofDigest(digest.digest()).equals(seal.digest())) {
            throw new Seal.Broken("the paper was changed after it was signed");
        }
        return said(pdf, seal);
    }

    /** The only bytes that are not signed: the signature itself, in capitals and with nothing beside it. */
    private static byte[] contents(String written) throws Seal.Broken {
        if (!written.matches("<([0-9A-F]{2})+>")) {
            throw new Seal.Broken("the signature cannot be read");
        }
        return HexFormat.of().parseHex(written.substring(1, written.length() - 1));
    }

    private static SignedPaper said(byte[] pdf, Seal seal) throws Seal.Broken {
        try (var document = Loader.loadPDF(pdf)) {
            var information = document.getDocumentInformation();
            var facts = new LinkedHashMap<String, String>();
            for (var key : information.getMetadataKeys()) {
                if (key.startsWith(Paper.FACT)) {
                    facts.put(key.substring(Paper.FACT.length()), information.getCustomMetadataValue(key));
                }
            }
            var signature = document.getSignatureDictionaries().getFirst();
            return new SignedPaper(seal.signer(), signature.getSignDate().toInstant(), facts);
        } catch (IOException | RuntimeException unreadable) {
            throw new Seal.Broken("the paper cannot be read as PDF");
        }
    }
}
