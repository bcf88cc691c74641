package org.penglai.deal.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;
import org.penglai.deal.Certificate;
import org.penglai.deal.DealSamples;
import org.penglai.deal.EvidenceKind;
import org.penglai.kernel.Sha256;
import org.penglai.ledger.Entry;
import org.penglai.platform.http.Messages;
import org.penglai.platform.pdf.SignedPaper;
import org.penglai.platform.sign.InventedPaperKey;

class CertificatePdfTest {

    private static final Messages MESSAGES = Messages.load(List.of("app", "deal"));
    private static final String FACTS = "{\"certificate\":\"YT-2026-000123\"}";
    private static final Certificate CERTIFICATE = new Certificate(
            DealSamples.certified(),
            DealSamples.completeFile(),
            FACTS,
            new Sha256(Entry.leafHash(FACTS)),
            Optional.empty());
    private static final byte[] PDF = new CertificatePdf(
                    MESSAGES, "https://penglai.example", InventedPaperKey.KEY, /* demo= */ true)
            .render(CERTIFICATE);

    @Test
    void thePaperNamesThePartiesTheActAndWhatItRestsOn() throws IOException {
        assertThat(text(PDF))
                .contains(
                        "YT-2026-000123",
                        "专利交易证书",
                        "蓬莱湾大学",
                        "Penglai Bay University",
                        "芝罘锂能科技",
                        "开放许可",
                        "ZL202110123456.7",
                        "备案证明",
                        "No. 2 · 2026-11-22",
                        Sha256.of("document 1").hex(),
                        Sha256.of("document 2").hex(),
                        Entry.leafHash(FACTS),
                        "以国家知识产权局的登记和公告为准",
                        "均为虚构")
                .doesNotContain("‹");
    }

    @Test
    void outsideTheDemonstrationNothingIsCalledInvented() throws IOException {
        var pdf = new CertificatePdf(MESSAGES, "https://penglai.example", InventedPaperKey.KEY, /* demo= */ false)
                .render(CERTIFICATE);

        assertThat(text(pdf)).contains("YT-2026-000123").doesNotContain("虚构");
    }

    @Test
    void theCodeLeadsToTheCertificatesPage() throws Exception {
        assertThat(scanned(PDF)).isEqualTo("https://penglai.example/certificates/YT-2026-000123");
    }

    @Test
    void itIsOneSmallPage() throws IOException {
        try (var document = Loader.loadPDF(PDF)) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
        }
        assertThat(PDF.length).isLessThan(100_000);
    }

    @Test
    void itIsSignedWithTheMomentOfTheCertificationAndTheSameEachTime() throws Exception {
        var again = new CertificatePdf(MESSAGES, "https://penglai.example", InventedPaperKey.KEY, /* demo= */ true);
        var read = SignedPaper.read(PDF);

        assertThat(again.render(CERTIFICATE)).isEqualTo(PDF);
        assertThat(read.signer()).isEqualTo(InventedPaperKey.KEY.certificate());
        assertThat(read.signedAt()).isEqualTo(CERTIFICATE.deal().certification().at());
        assertThat(read.facts())
                .containsOnly(
                        Map.entry(CertificatePdf.CERTIFICATE, "YT-2026-000123"),
                        Map.entry(CertificatePdf.LEAF_HASH, Entry.leafHash(FACTS)));
    }

    @Test
    void thePlaceInTheLedgerStandsOnThePaperOnceItIsGiven() throws Exception {
        var placed = new Certificate(
                CERTIFICATE.deal(), CERTIFICATE.evidence(), FACTS, CERTIFICATE.leafHash(), Optional.of(1234L));

        var pdf = new CertificatePdf(MESSAGES, "https://penglai.example", InventedPaperKey.KEY, /* demo= */ true)
                .render(placed);

        assertThat(text(PDF)).contains("出证时尚在编入", "Being given when this was made");
        assertThat(text(pdf)).contains("位置 1234", "Position 1234,").doesNotContain("出证时尚在编入");
        var read = SignedPaper.read(pdf);
        assertThat(read.facts()).containsEntry(CertificatePdf.POSITION, "1234");
        assertThat(read.signedAt()).isEqualTo(SignedPaper.read(PDF).signedAt());
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
        }
    }

    @Test
    void withFiveDocumentsAndRevokedItsFactsStillEndAboveItsFoot() throws IOException {
        var revoked =
                DealSamples.revoked(DealSamples.certificate(Optional.of(1234L))).certificate();
        var file = new ArrayList<>(revoked.evidence());
        for (var kind :
                List.of(EvidenceKind.TRANSFER_NOTICE, EvidenceKind.REGISTER_EXTRACT, EvidenceKind.PAYMENT_SLIP)) {
            file.add(DealSamples.evidence(file.size() + 1, kind, DealSamples.TODAY));
        }
        var fullest = new Certificate(revoked.deal(), file, revoked.facts(), revoked.leafHash(), revoked.ledgerIndex());

        var pdf = new CertificatePdf(MESSAGES, "https://penglai.example", InventedPaperKey.KEY, /* demo= */ true)
                .render(fullest);

        assertThat(heightOf("Position 1234,", pdf)).isLessThan(heightOf("This certificate mirrors", pdf) - 20);
    }

    /** How far below the page's upper edge the words stand, in points. */
    private static float heightOf(String words, byte[] pdf) throws IOException {
        var found = new ArrayList<Float>();
        try (var document = Loader.loadPDF(pdf)) {
            var reader = new PDFTextStripper() {
                @Override
                protected void writeString(String line, List<TextPosition> places) {
                    if (line.contains(words)) {
                        found.add(places.getFirst().getYDirAdj());
                    }
                }
            };
            reader.getText(document);
        }
        assertThat(found).as(words).hasSize(1);
        return found.getFirst();
    }

    @Test
    void thePaperLoadsNothingFromElsewhere() throws Exception {
        var asked = new java.util.concurrent.atomic.AtomicInteger();
        var elsewhere = com.sun.net.httpserver.HttpServer.create(
                new java.net.InetSocketAddress(java.net.InetAddress.getLoopbackAddress(), 0), 0);
        elsewhere.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        elsewhere.start();
        try {
            var address = "http://127.0.0.1:" + elsewhere.getAddress().getPort() + "/";
            var markup = "<img src='%sa.png'/><link rel='stylesheet' href='%sb.css'/><object data='%sc'></object>"
                    .formatted(address, address, address);
            var facts = "{\"certificate\":\"%s\"}".formatted(markup);
            var certificate = new Certificate(
                    DealSamples.certified(),
                    DealSamples.completeFile(),
                    facts,
                    new Sha256(Entry.leafHash(facts)),
                    Optional.empty());

            org.penglai.platform.pdf.Press.print(
                    "<html><head><title>t</title></head><body>" + markup + "</body></html>");
            new CertificatePdf(MESSAGES, address, InventedPaperKey.KEY, /* demo= */ true).render(certificate);

            assertThat(asked).hasValue(0);
        } finally {
            elsewhere.stop(0);
        }
    }

    private static String text(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return Normalizer.normalize(new PDFTextStripper().getText(document), Normalizer.Form.NFKC);
        }
    }

    private static String scanned(byte[] pdf) throws IOException, ReaderException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            var picture = new PDFRenderer(document).renderImageWithDPI(0, 200);
            var pixels = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
            LuminanceSource light = new RGBLuminanceSource(picture.getWidth(), picture.getHeight(), pixels);
            var bitmap = new BinaryBitmap(new HybridBinarizer(light));
            return new QRCodeReader()
                    .decode(bitmap, Map.of(DecodeHintType.TRY_HARDER, true))
                    .getText();
        }
    }
}
