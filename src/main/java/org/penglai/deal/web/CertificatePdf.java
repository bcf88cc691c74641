package org.penglai.deal.web;

import java.util.HashMap;
import org.penglai.deal.Certificate;
import org.penglai.deal.Word;
import org.penglai.kernel.Language;
import org.penglai.platform.http.Messages;
import org.penglai.platform.pdf.Paper;
import org.penglai.platform.pdf.Press;
import org.penglai.platform.sign.PaperKey;

/**
 * The certificate as a paper (交易证书): one page in both languages, with a QR code that leads to the certificate's public
 * page, where anyone sees whether it stands.
 */
public final class CertificatePdf {

    /** The number, among the facts that the paper holds for programs. */
    public static final String CERTIFICATE = "Certificate";

    /** The leaf hash of the ledger's entry, among those facts. */
    public static final String LEAF_HASH = "LeafHash";

    /** The entry's index in the ledger's tree, among those facts of a paper that was made once it had been given. */
    public static final String POSITION = "LedgerPosition";

    /** When it was revoked, among those facts of a paper that was made afterwards. */
    public static final String REVOKED = "Revoked";

    private final Press press = new Press();
    private final Messages messages;
    private final String publicUrl;
    private final PaperKey key;
    private final boolean demo;

    /**
     * @param publicUrl of the site as browsers see it, without slash at the end
     * @param key with which papers are signed
     * @param demo whether the paper says that what it certifies is invented
     */
    public CertificatePdf(Messages messages, String publicUrl, PaperKey key, boolean demo) {
        this.messages = messages;
        this.publicUrl = publicUrl;
        this.key = key;
        this.demo = demo;
    }

    /** Address of the certificate's public page. */
    public String address(Certificate certificate) {
        return publicUrl + "/certificates/" + certificate.number();
    }

    /**
     * The paper as PDF, signed; the same bytes each time, as long as key and layout are. Made in the moment between the certification
     * and its place in the ledger, it says where the place is found; both papers stay valid, since each is signed over what it says.
     */
    public byte[] render(Certificate certificate) {
        var address = address(certificate);
        return press.print(
                "deal/certificatepdf",
                new CertificateSheet(certificate, messages, address, QrCode.dataAddress(address), demo),
                paper(certificate));
    }

    /** It bears the moment of the certification, or of the revocation, but none before the key's certificate. */
    private Paper paper(Certificate certificate) {
        var said = certificate
                .revocation()
                .map(Word::at)
                .orElse(certificate.deal().certification().at());
        var from = key.certificate().validFrom();
        var facts = new HashMap<String, String>();
        facts.put(CERTIFICATE, certificate.number().value());
        facts.put(LEAF_HASH, certificate.leafHash().hex());
        certificate.ledgerIndex().ifPresent(index -> facts.put(POSITION, index.toString()));
        certificate.revocation().ifPresent(word -> facts.put(REVOKED, word.at().toString()));
        var reason = messages.text(Language.ZH, "certificate.paper.title") + " "
                + messages.text(Language.EN, "certificate.paper.title");
        return new Paper(key, said.isBefore(from) ? from : said, facts, reason);
    }
}
