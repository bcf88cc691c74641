package org.penglai.deal.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.penglai.deal.Certificate;
import org.penglai.deal.Deal;
import org.penglai.deal.DealAction;
import org.penglai.deal.DealSamples;
import org.penglai.kernel.Tx;
import org.penglai.ledger.LedgerInMemory;
import org.penglai.platform.http.Messages;
import org.penglai.platform.json.Json;
import org.penglai.platform.pdf.SignedPaper;
import org.penglai.platform.sign.InventedPaperKey;
import org.penglai.platform.sign.SigningKey;

/** A revoked certificate is nowhere valid: not as data, not as file, not as paper, not in the deal, whatever its place. */
final class RevokedProperties {

    private static final SigningKey KEY = SigningKey.of(SigningKey.generate());
    private static final Messages MESSAGES = Messages.load(List.of("app", "deal"));
    private static final Tx TX = new Tx() {
        @Override
        public <T> T run(Work<T> work) {
            return work.at(DealSamples.NOW);
        }

        @Override
        public <T> T serializable(Work<T> work) {
            return run(work);
        }
    };

    @Property(tries = 12)
    void nowhere(@ForAll @LongRange(min = 0, max = 60) long before, @ForAll boolean placed) throws Exception {
        var ledger = new LedgerInMemory("https://penglai.example", KEY, InventedPaperKey.KEY.certificate());
        for (var at = 0; at < before; at++) {
            ledger.place("{\"at\":" + at + "}");
        }
        var index = ledger.place(DealSamples.certificate(Optional.empty()).facts());
        var standing = DealSamples.certificate(placed ? Optional.of(index) : Optional.empty());
        var revocation = DealSamples.revoked(standing);
        ledger.place(revocation.facts());
        ledger.sign(DealSamples.NOW);
        var revoked = revocation.certificate();

        assertThat(standing.isValid()).isTrue();
        assertThat(revoked.isValid()).isFalse();
        assertThat(CertificateView.of(revoked).valid()).isFalse();
        assertThat(CertificateView.of(revoked).revokedAt()).isPresent();
        var file =
                Json.object(new CertificateFile(TX, ledger.auditing(TX), ledger.keys(), KEY, "https://penglai.example")
                        .of(revoked));
        assertThat(file.toString()).contains("valid=false").contains("deal.revoked");
        assertThat(file.toString()).doesNotContain("valid=true");
        assertPaper(revoked);
        var deal = new Deal.Revoked(revoked.deal());
        assertThat(deal.certified()).isEmpty();
        assertThat(deal.actions()).doesNotContain(DealAction.CONFIRM_CERTIFICATE, DealAction.PROPOSE_CERTIFICATE);
    }

    private static void assertPaper(Certificate revoked) throws Exception {
        var paper = new CertificatePdf(MESSAGES, "https://penglai.example", InventedPaperKey.KEY, /* demo= */ false)
                .render(revoked);
        assertThat(SignedPaper.read(paper).facts()).containsKey(CertificatePdf.REVOKED);
        try (var document = Loader.loadPDF(paper)) {
            var said = Normalizer.normalize(new PDFTextStripper().getText(document), Normalizer.Form.NFKC);
            assertThat(said).contains("已被撤销").contains("has been revoked");
            assertThat(document.getNumberOfPages()).isEqualTo(1);
        }
    }
}
