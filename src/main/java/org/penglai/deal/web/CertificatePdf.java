package org.penglai.deal.web;

import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.logging.Level;
import org.penglai.deal.Certificate;
import org.penglai.platform.http.Messages;

/**
 * The certificate as a paper (交易证书): one page in both languages, with a QR code that leads to the certificate's public
 * page, where anyone sees whether it stands.
 */
public final class CertificatePdf {

    private static final String FONT = "/fonts/NotoSansSC_400Regular.ttf";
    private static final String FONT_FAMILY = "Noto Sans SC";

    static {
        // the renderer tells every step otherwise, on a log of its own
        XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.WARNING));
    }

    private final TemplateEngine templates = TemplateEngine.createPrecompiled(
            /* classDirectory= */ null, ContentType.Html, CertificatePdf.class.getClassLoader(), "org.penglai.pages");
    /** Each holds a font of 10 MB and a core for a while: more at once would cost memory and gain no time. */
    private static final int AT_ONCE = 2;

    private final Semaphore presses = new Semaphore(AT_ONCE);
    private final Messages messages;
    private final String publicUrl;
    private final boolean demo;

    /**
     * @param publicUrl of the site as browsers see it, without slash at the end
     * @param demo whether the paper says that what it certifies is invented
     */
    public CertificatePdf(Messages messages, String publicUrl, boolean demo) {
        this.messages = messages;
        this.publicUrl = publicUrl;
        this.demo = demo;
        templates.setTrimControlStructures(true);
    }

    /** Address of the certificate's public page. */
    public String address(Certificate certificate) {
        return publicUrl + "/certificates/" + certificate.number();
    }

    /** The paper as PDF. */
    public byte[] render(Certificate certificate) {
        var html = html(certificate);
        presses.acquireUninterruptibly();
        try {
            return print(html);
        } finally {
            presses.release();
        }
    }

    /** Prints the page, which may load nothing. */
    static byte[] print(String html) {
        var pdf = new ByteArrayOutputStream();
        try {
            var builder = new PdfRendererBuilder();
            builder.useFont(CertificatePdf::font, FONT_FAMILY);
            builder.withProducer("Penglai");
            builder.useExternalResourceAccessControl(
                    (address, kind) -> isOwnPicture(address), ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
            builder.withHtmlContent(html, /* baseDocumentUri= */ null);
            builder.toStream(pdf);
            builder.run();
        } catch (IOException unrendered) {
            throw new UncheckedIOException(unrendered);
        }
        return pdf.toByteArray();
    }

    private String html(Certificate certificate) {
        var address = address(certificate);
        var sheet = new CertificateSheet(certificate, messages, address, QrCode.dataAddress(address), demo);
        var out = new StringOutput(16 * 1024);
        templates.render("deal/certificatepdf.jte", sheet, out);
        return out.toString();
    }

    /** The renderer would fetch what a page names; ours names nothing but the picture of its code, which it holds itself. */
    private static boolean isOwnPicture(String address) {
        return address.startsWith("data:image/png;base64,");
    }

    private static InputStream font() {
        return Objects.requireNonNull(CertificatePdf.class.getResourceAsStream(FONT), "the font is missing");
    }
}
