package org.penglai.platform.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.penglai.kernel.Sha256;
import org.penglai.platform.sign.InventedPaperKey;
import org.penglai.platform.sign.Seal;

/** A signed paper, read by ourselves and by somebody else's reader. */
final class PaperTest {

    private static final Instant AT = Instant.parse("2026-11-22T02:00:00Z");
    private static final byte[] PAPER = paper();

    private static byte[] paper() {
        try (var page = new PDDocument()) {
            page.addPage(new PDPage());
            return new Paper(InventedPaperKey.KEY, AT, Map.of("Certificate", "YT-2026-000123"), "trying out")
                    .signed(page);
        } catch (java.io.IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    @Test
    void itIsReadAgainWithWhatItSaysAndWhoSignedIt() throws Exception {
        var read = SignedPaper.read(PAPER);

        assertThat(read.facts()).containsExactly(Map.entry("Certificate", "YT-2026-000123"));
        assertThat(read.signedAt()).isEqualTo(AT);
        assertThat(read.signer()).isEqualTo(InventedPaperKey.KEY.certificate());
        assertThat(read.signer().subject()).contains("invented");
    }

    @Test
    void itIsTheSameEachTime() {
        assertThat(paper()).isEqualTo(PAPER);
    }

    @Test
    void anotherReaderFindsASignatureOfTheBaselineLevelOverTheWholeFile() throws Exception {
        PDSignature signature;
        byte[] contents;
        byte[] content;
        try (var document = Loader.loadPDF(PAPER)) {
            signature = document.getSignatureDictionaries().getFirst();
            contents = signature.getContents(PAPER);
            content = signature.getSignedContent(PAPER);
            assertThat(document.getDocumentCatalog().getCOSObject().getCOSDictionary(COSName.PERMS))
                    .isNotNull();
        }
        var read = new CMSSignedData(new CMSProcessableByteArray(content), contents);
        var signer = read.getSignerInfos().getSigners().iterator().next();
        var holder = (X509CertificateHolder)
                read.getCertificates().getMatches(signer.getSID()).iterator().next();
        var named = SigningCertificateV2.getInstance(signer.getSignedAttributes()
                .get(PKCSObjectIdentifiers.id_aa_signingCertificateV2)
                .getAttributeValues()[0]);

        assertThat(signature.getSubFilter()).isEqualTo("ETSI.CAdES.detached");
        assertThat(signer.verify(new JcaSimpleSignerInfoVerifierBuilder().build(holder)))
                .isTrue();
        assertThat(named.getCerts()[0].getCertHash())
                .isEqualTo(Sha256.of(holder.getEncoded()).bytes());
        assertThat(signer.getSignedAttributes().get(CMSAttributes.signingTime))
                .as("PAdES has it in the file")
                .isNull();
        assertThat(content).hasSize(PAPER.length - 2 * contents.length - 2);
    }

    /** Every byte of the signature itself, and of the rest some by chance. */
    @Test
    void anyChangedByteIsFound() {
        var chance = new Random(7);
        var text = new String(PAPER, StandardCharsets.ISO_8859_1);
        var from = text.indexOf("/Contents <") + 10;
        for (var at = from; at <= text.indexOf('>', from); at++) {
            var place = at;
            assertThatThrownBy(() -> SignedPaper.read(changed(place, 1 + chance.nextInt(255))))
                    .as("byte %d", place)
                    .isInstanceOf(Seal.Broken.class);
        }
        chance.ints(2_000, 0, PAPER.length)
                .forEach(at -> assertThatThrownBy(() -> SignedPaper.read(changed(at, 1 + chance.nextInt(255))))
                        .as("byte %d", at)
                        .isInstanceOf(Seal.Broken.class));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 20, 1_000})
    void whatWasCutOffOrAddedIsFound(int bytes) {
        assertThatThrownBy(() -> SignedPaper.read(Arrays.copyOf(PAPER, PAPER.length - bytes)))
                .isInstanceOf(Seal.Broken.class);
        assertThatThrownBy(() -> SignedPaper.read(Arrays.copyOf(PAPER, PAPER.length + bytes)))
                .isInstanceOf(Seal.Broken.class)
                .hasMessageContaining("does not cover the whole paper");
    }

    @Test
    void whatReadersWouldTakeForALaterVersionIsFound() throws Exception {
        var later = new ByteArrayOutputStream();
        try (var document = Loader.loadPDF(PAPER)) {
            document.getDocumentInformation().setTitle("another");
            document.getDocumentInformation().getCOSObject().setNeedToBeUpdated(true);
            document.saveIncremental(later);
        }

        assertThatThrownBy(() -> SignedPaper.read(later.toByteArray()))
                .isInstanceOf(Seal.Broken.class)
                .hasMessageContaining("does not cover the whole paper");
        assertThatThrownBy(() -> SignedPaper.read("%PDF-1.7 nothing".getBytes(StandardCharsets.US_ASCII)))
                .hasMessage("the paper bears no signature");
    }

    private static byte[] changed(int at, int by) {
        var bytes = PAPER.clone();
        bytes[at] ^= (byte) by;
        return bytes;
    }
}
