package org.penglai.e2e;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Map;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;

/** Papers as people hold them: made to be uploaded, and read by a phone's camera. */
final class Papers {

    /** Fine enough for the code's modules to be told apart. */
    private static final int DOTS_PER_INCH = 150;

    private static final int PICTURE_DOTS_PER_INCH = 70;

    private Papers() {}

    /** A paper of one page that says this. */
    static Path saying(Path folder, String name, String words) {
        try (var document = new PDDocument();
                var bytes = new ByteArrayOutputStream()) {
            var page = new PDPage();
            document.addPage(page);
            try (var content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                content.newLineAtOffset(72, 700);
                content.showText(words);
                content.endText();
            }
            document.save(bytes);
            return Files.write(folder.resolve(name), bytes.toByteArray());
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** The text without gaps, and with plain signs where a paper's font has mapped one to a radical that looks the same. */
    static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("\\s", "");
    }

    /** What the paper says. */
    static String text(byte[] pdf) {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Leaves pictures of its first pages with those of the walks, if these leave any. */
    static void picture(byte[] pdf, String name) {
        Pictures.FOLDER.ifPresent(folder -> draw(pdf, folder, name));
    }

    private static void draw(byte[] pdf, Path folder, String name) {
        try (var document = Loader.loadPDF(pdf)) {
            Files.createDirectories(folder);
            for (int page = 0; page < Math.min(2, document.getNumberOfPages()); page++) {
                var file = folder.resolve(name + "-" + (page + 1) + ".png");
                ImageIO.write(
                        new PDFRenderer(document).renderImageWithDPI(page, PICTURE_DOTS_PER_INCH),
                        "png",
                        file.toFile());
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** What the QR code on the paper's first page says. */
    static String code(byte[] pdf) {
        try (var document = Loader.loadPDF(pdf)) {
            var image = new PDFRenderer(document).renderImageWithDPI(0, DOTS_PER_INCH);
            var pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
            var source = new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);
            return new QRCodeReader()
                    .decode(new BinaryBitmap(new HybridBinarizer(source)), Map.of(DecodeHintType.TRY_HARDER, true))
                    .getText();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (ReaderException noCode) {
            throw new AssertionError("no code can be read on the paper", noCode);
        }
    }
}
