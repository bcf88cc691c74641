package org.penglai.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.penglai.deal.DealSamples;
import org.penglai.deal.web.CertificatePdf;
import org.penglai.platform.http.Messages;
import org.penglai.platform.sign.InventedPaperKey;

/** What the paper of a certificate costs, printed and signed, once the program is warm, and how large it is. */
final class CertificateBench {

    private static final int WARM = 15;
    private static final int ROUNDS = 25;
    private static final double CPU_MS_MAX = 600;
    private static final int BYTES_MAX = 200 * 1024;

    @Test
    void aSignedPaper() throws IOException {
        var paper = new CertificatePdf(
                Messages.load(List.of("app", "deal")),
                "https://penglai.example",
                InventedPaperKey.KEY,
                /* demo= */ true);
        var certificate = DealSamples.certificate(Optional.of(11L));
        var clock = ManagementFactory.getThreadMXBean();
        var spent = new ArrayList<Double>();
        var bytes = new byte[0];
        for (var round = 0; round < WARM + ROUNDS; round++) {
            var before = clock.getCurrentThreadCpuTime();
            bytes = paper.render(certificate);
            if (round >= WARM) {
                spent.add((clock.getCurrentThreadCpuTime() - before) / 1e6);
            }
        }
        var file = Path.of("target", "bench", "certificate.pdf");
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);

        var report = new Report("paper of a certificate");
        var worst = spent.stream().max(Double::compare).orElseThrow();
        report.say("paper of a certificate, printed and signed: median %.0f ms CPU, at most %.0f ms; %d bytes"
                .formatted(Report.median(spent), worst, bytes.length));
        report.close();
        assertThat(Report.median(spent)).isLessThanOrEqualTo(CPU_MS_MAX);
        assertThat(bytes.length).isLessThanOrEqualTo(BYTES_MAX);
    }
}
