package org.penglai.platform.blob;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import javax.imageio.ImageIO;

/** Small genuine files for tests. */
public final class SampleFiles {

    private SampleFiles() {}

    public static byte[] of(FileType type) {
        return switch (type) {
            case PDF -> pdf("scanned document");
            case PNG -> picture("png");
            case JPEG -> picture("jpeg");
        };
    }

    /** A PDF of one empty page, which differs by the text in it. */
    public static byte[] pdf(String text) {
        var out = new StringBuilder("%PDF-1.4\n");
        out.append("% ").append(text).append('\n');
        var catalog = out.length();
        out.append("1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n");
        var pages = out.length();
        out.append("2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n");
        var page = out.length();
        out.append("3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>\nendobj\n");
        var table = out.length();
        out.append("xref\n0 4\n0000000000 65535 f \n");
        for (var offset : new int[] {catalog, pages, page}) {
            out.append("%010d 00000 n \n".formatted(offset));
        }
        out.append("trailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n")
                .append(table)
                .append("\n%%EOF\n");
        return out.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A PDF of exactly that many bytes. */
    static byte[] pdfOfSize(int size) {
        for (var filler = size - pdf("").length; ; filler--) {
            var pdf = pdf("x".repeat(filler));
            if (pdf.length == size) {
                return pdf;
            }
        }
    }

    private static byte[] picture(String format) {
        var image = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
        var chance = new Random(1);
        for (var x = 0; x < image.getWidth(); x++) {
            for (var y = 0; y < image.getHeight(); y++) {
                image.setRGB(x, y, new Color(chance.nextInt(0x1000000)).getRGB());
            }
        }
        try (var out = new ByteArrayOutputStream()) {
            ImageIO.write(image, format, out);
            return out.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
