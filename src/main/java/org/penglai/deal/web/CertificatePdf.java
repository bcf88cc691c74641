package org.penglai.deal.web;

import org.penglai.deal.Certificate;
import org.penglai.platform.http.Messages;
import org.penglai.platform.pdf.Press;

/**
 * The certificate as a paper (交易证书): one page in both languages, with a QR code that leads to the certificate's public
 * page, where anyone sees whether it stands.
 */
public final class CertificatePdf {

    private final Press press = new Press();
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
    }

    /** Address of the certificate's public page. */
    public String address(Certificate certificate) {
        return publicUrl + "/certificates/" + certificate.number();
    }

    /** The paper as PDF. */
    public byte[] render(Certificate certificate) {
        var address = address(certificate);
        return press.print(
                "deal/certificatepdf",
                new CertificateSheet(certificate, messages, address, QrCode.dataAddress(address), demo));
    }
}
