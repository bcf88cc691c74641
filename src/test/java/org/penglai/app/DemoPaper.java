package org.penglai.app;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/** Invented documents of a page each, real PDF, no two alike. */
public final class DemoPaper {

    private static final float MARGIN = 72;
    private static final float LINE = 20;

    private DemoPaper() {}

    /** A page with these lines, in Latin letters. */
    public static byte[] pdf(List<String> lines) {
        try (var document = new PDDocument()) {
            var page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            try (var content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                content.newLineAtOffset(MARGIN, PDRectangle.A4.getHeight() - MARGIN);
                for (var line : lines) {
                    content.showText(line);
                    content.newLineAtOffset(0, -LINE);
                }
                content.endText();
            }
            var bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The same as a file, for a use case that takes one over. */
    static Path file(List<String> lines) {
        try {
            return Files.write(Files.createTempFile("penglai-demo", ".pdf"), pdf(lines));
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
