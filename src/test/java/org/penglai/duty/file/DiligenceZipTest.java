package org.penglai.duty.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.penglai.duty.Bundle;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.Sha256;
import org.penglai.listing.ListingMode;
import org.penglai.listing.ListingSamples;
import org.penglai.platform.json.Json;

class DiligenceZipTest {

    @TempDir
    private Path folder;

    @Test
    void theIndexNamesEveryPartWithTheDigestOfItsBytes() throws IOException {
        var parts = unpacked(new DiligenceZip(folder, bundle -> "<!doctype html>").write(bundle()));

        assertThat(parts.keySet())
                .containsExactly("index.html", "index.json", "a/deal.json", "a/paper.pdf", "pricing.json");
        var index = Json.object(new String(parts.getOrDefault("index.json", new byte[0]), StandardCharsets.UTF_8));
        assertThat(index).containsEntry("asOf", "2026-11-22");
        assertThat((List<?>) index.getOrDefault("parts", List.of())).hasSize(3).allSatisfy(line -> {
            var part = (Map<?, ?>) line;
            var bytes = parts.getOrDefault(String.valueOf(part.get("name")), new byte[0]);
            assertThat(part.get("sha256")).isEqualTo(Sha256.of(bytes).hex());
            assertThat(part.get("size")).isEqualTo(bytes.length);
        });
    }

    @Test
    void theSameRecordsMakeTheSameBytesWhereverAndWhenever() throws IOException {
        var zip = new DiligenceZip(folder, bundle -> "<!doctype html>");
        var zone = TimeZone.getDefault();
        var first = bytes(zip, bundle());
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
            var again = bundle();
            Files.setLastModifiedTime(
                    folder.resolve("paper"), java.nio.file.attribute.FileTime.fromMillis(1_000_000_000_000L));
            var shuffled = new Bundle(
                    again.listing(), again.house(), again.asOf(), again.parts().reversed());

            assertThat(bytes(zip, shuffled)).isEqualTo(first);
        } finally {
            TimeZone.setDefault(zone);
        }
    }

    private Bundle bundle() throws IOException {
        var paper = folder.resolve("paper");
        Files.writeString(paper, "%PDF-1.7 invented");
        return new Bundle(
                ListingSamples.draft(ListingMode.FREE_LICENCE),
                Bilingual.of("蓬莱湾大学", "Penglai Bay University"),
                LocalDate.parse("2026-11-22"),
                List.of(
                        new Bundle.Text("pricing.json", Bundle.Kind.PRICING, "[]\n"),
                        new Bundle.Text("a/deal.json", Bundle.Kind.DEAL, "{\"名\":\"膜\"}\n"),
                        new Bundle.Paper("a/paper.pdf", Sha256.of("%PDF-1.7 invented"), Files.size(paper), paper)));
    }

    private static byte[] bytes(DiligenceZip zip, Bundle bundle) throws IOException {
        var out = new ByteArrayOutputStream();
        zip.write(bundle, out);
        return out.toByteArray();
    }

    private static Map<String, byte[]> unpacked(Path file) throws IOException {
        var parts = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipFile(file.toFile())) {
            for (var entry : zip.stream().toList()) {
                parts.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
        return parts;
    }
}
