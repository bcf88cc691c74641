package org.penglai.platform.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.SignatureOptions;
import org.penglai.kernel.Sha256;
import org.penglai.platform.sign.PaperKey;
import org.penglai.platform.sign.Seal;

/**
 * What makes a printed page a paper of its own that anyone can check: a moment, facts for programs, and a signature over every
 * byte (PAdES B-B, ETSI EN 319 142-1) that allows no later change. The same paper has the same bytes each time it is made.
 *
 * @param at the moment that it bears as that of its making and signing
 * @param facts what it says of itself for programs
 * @param reason why it is signed, for readers that show it
 */
public record Paper(PaperKey key, Instant at, Map<String, String> facts, String reason) {

    /** What the names of facts begin with among the document's own properties. */
    static final String FACT = "Penglai-";

    private static final ZoneId YANTAI = ZoneId.of("Asia/Shanghai");
    private static final COSName CADES = COSName.getPDFName("ETSI.CAdES.detached");

    public Paper {
        facts = new TreeMap<>(facts);
    }

    /** The bytes of the page, fixed to the moment, and signed. */
    byte[] signed(PDDocument page) throws IOException {
        var fixed = fixed(page);
        var length = Seal.over(Sha256.of(fixed), key).length;
        var out = new ByteArrayOutputStream(fixed.length + 4 * length);
        try (var document = Loader.loadPDF(fixed);
                var options = new SignatureOptions()) {
            document.setDocumentId(ByteBuffer.wrap(Sha256.of(fixed).bytes()).getLong());
            options.setPreferredSignatureSize(length);
            var signature = signature();
            certify(document, signature);
            document.addSignature(signature, options);
            var signing = document.saveIncrementalForExternalSigning(out);
            var digest = Sha256.digest();
            try (var content = signing.getContent()) {
                var buffer = new byte[64 * 1024];
                for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                    digest.update(buffer, 0, read);
                }
            }
            signing.setSignature(Seal.over(Sha256.ofDigest(digest.digest()), key));
        }
        return out.toByteArray();
    }

    /** The page with nothing in it that depends on when and where it was printed. */
    private byte[] fixed(PDDocument page) throws IOException {
        var information = page.getDocumentInformation();
        information.setCreationDate(moment());
        information.setModificationDate(moment());
        facts.forEach((name, value) -> information.setCustomMetadataValue(FACT + name, value));
        page.setDocumentId(at.toEpochMilli());
        var out = new ByteArrayOutputStream();
        page.save(out);
        return out.toByteArray();
    }

    private PDSignature signature() {
        var signature = new PDSignature();
        signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
        signature.setSubFilter(CADES);
        signature.setName(key.certificate().subject());
        signature.setReason(reason);
        signature.setSignDate(moment());
        return signature;
    }

    /** Readers tell any change, even one that is added behind (ISO 32000-1, 12.8.2.2: DocMDP, no changes permitted). */
    private static void certify(PDDocument document, PDSignature signature) {
        var parameters = new COSDictionary();
        parameters.setItem(COSName.TYPE, COSName.getPDFName("TransformParams"));
        parameters.setInt(COSName.P, 1);
        parameters.setName(COSName.V, "1.2");
        var reference = new COSDictionary();
        reference.setItem(COSName.TYPE, COSName.getPDFName("SigRef"));
        reference.setItem("TransformMethod", COSName.DOCMDP);
        reference.setItem("TransformParams", parameters);
        var references = new COSArray();
        references.add((COSBase) reference);
        signature.getCOSObject().setItem("Reference", references);
        var permissions = new COSDictionary();
        permissions.setItem(COSName.DOCMDP, signature.getCOSObject());
        var catalog = document.getDocumentCatalog().getCOSObject();
        catalog.setItem(COSName.PERMS, permissions);
        catalog.setNeedToBeUpdated(true);
        permissions.setNeedToBeUpdated(true);
    }

    private Calendar moment() {
        var calendar = new GregorianCalendar(TimeZone.getTimeZone(YANTAI));
        calendar.setTimeInMillis(at.toEpochMilli());
        return calendar;
    }
}
