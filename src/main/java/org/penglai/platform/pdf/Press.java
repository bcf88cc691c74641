package org.penglai.platform.pdf;

import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.logging.Level;

/** Prints templates of well-formed XML as PDF; no more at once than memory bears. */
public final class Press {

    private static final String FONT = "/fonts/NotoSansSC_400Regular.ttf";
    private static final String FONT_FAMILY = "Noto Sans SC";

    /** Each holds a font of 10 MB and a core for a while: more at once would cost memory and gain no time. */
    private static final int AT_ONCE = 2;

    private static final Semaphore PRESSES = new Semaphore(AT_ONCE);

    static {
        // the renderer tells every step otherwise, on a log of its own
        XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.WARNING));
    }

    private final TemplateEngine templates = TemplateEngine.createPrecompiled(
            /* classDirectory= */ null, ContentType.Html, Press.class.getClassLoader(), "org.penglai.pages");

    public Press() {
        templates.setTrimControlStructures(true);
    }

    /** The template with its model as a page, which is the same each time. */
    public String page(String template, Object model) {
        var out = new StringOutput(16 * 1024);
        templates.render(template + ".jte", model, out);
        return out.toString();
    }

    /** The template with its model as PDF. */
    public byte[] print(String template, Object model) {
        var page = page(template, model);
        return inTurn(() -> print(page));
    }

    /** The template with its model as a signed paper. */
    public byte[] print(String template, Object model, Paper paper) {
        var page = page(template, model);
        return inTurn(() -> print(page, paper));
    }

    private static byte[] inTurn(Supplier<byte[]> work) {
        PRESSES.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            PRESSES.release();
        }
    }

    /** Prints the page, which may load nothing. */
    public static byte[] print(String html) {
        var pdf = new ByteArrayOutputStream();
        try {
            var builder = builder(html);
            builder.toStream(pdf);
            builder.run();
        } catch (IOException unrendered) {
            throw new UncheckedIOException(unrendered);
        }
        return pdf.toByteArray();
    }

    private static byte[] print(String html, Paper paper) {
        try (var renderer =
                        builder(html).toStream(OutputStream.nullOutputStream()).buildPdfRenderer();
                var document = renderer.createPDFKeepOpen()) {
            return paper.signed(document);
        } catch (IOException unrendered) {
            throw new UncheckedIOException(unrendered);
        }
    }

    private static PdfRendererBuilder builder(String html) {
        var builder = new PdfRendererBuilder();
        builder.useFont(Press::font, FONT_FAMILY);
        builder.withProducer("Penglai");
        builder.useExternalResourceAccessControl(
                (address, kind) -> isOwnPicture(address), ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
        builder.withHtmlContent(html, /* baseDocumentUri= */ null);
        return builder;
    }

    /** The renderer would fetch what a page names; ours names nothing but pictures that it holds itself. */
    private static boolean isOwnPicture(String address) {
        return address.startsWith("data:image/png;base64,");
    }

    private static InputStream font() {
        return Objects.requireNonNull(Press.class.getResourceAsStream(FONT), "the font is missing");
    }
}
