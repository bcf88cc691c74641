package org.penglai.deal.web;

import java.util.List;
import java.util.Optional;
import org.penglai.deal.Certificate;
import org.penglai.deal.CertificateNumber;
import org.penglai.deal.Consulting;
import org.penglai.deal.Evidence;
import org.penglai.kernel.Refusal;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.PageRoute;
import org.penglai.platform.http.Pages;
import org.penglai.platform.http.Reply;
import org.penglai.platform.http.View;

/** Certificates, open to anyone: whether one stands and what it certifies, and the paper. */
public final class CertificatePages {

    private final Consulting consulting;
    private final Pages pages;
    private final CertificatePdf pdf;
    private final CertificateFile file;

    public CertificatePages(Consulting consulting, Pages pages, CertificatePdf pdf, CertificateFile file) {
        this.consulting = consulting;
        this.pages = pages;
        this.pdf = pdf;
        this.file = file;
    }

    public List<PageRoute> routes() {
        return List.of(
                PageRoute.get("/certificates", "getCertificate", this::ask),
                PageRoute.get("/certificates/:number", "getCertificate", this::one),
                PageRoute.get("/certificates/:number/pdf", "getCertificatePdf", this::paper),
                PageRoute.get(
                        "/certificates/:number/json",
                        "getCertificateFile",
                        call -> file.reply(consulting.certificate(call.path("number")))));
    }

    /** What can be said of a number at a glance. */
    public enum Standing {
        VALID,
        /** Two operators have taken it back. */
        REVOKED,
        /** Its facts are no longer those that were recorded. */
        ALTERED,
        UNKNOWN,
        /** What was typed cannot be a number of a certificate. */
        UNREADABLE,
        /** No number has been given yet. */
        ASKED
    }

    /** What a certificate's page shows of a number, whether there is one or not. */
    public record Model(String number, Standing standing, Optional<Certificate> certificate) {
        /** The official act on which the certificate rests. */
        public Optional<Evidence> act() {
            return certificate.flatMap(CertificateSheet::act);
        }
    }

    private Reply ask(Call call) {
        return call.query("number")
                .map(number -> Reply.seeOther("/certificates/" + View.encode(number.strip())))
                .orElseGet(() -> pages.show(call, "deal/certificate", new Model("", Standing.ASKED, Optional.empty())));
    }

    private Reply one(Call call) {
        var number = call.path("number");
        var certificate = find(number);
        var read = CertificateNumber.read(number);
        var standing = certificate
                .map(CertificatePages::standing)
                .orElse(read.isPresent() ? Standing.UNKNOWN : Standing.UNREADABLE);
        var status = certificate.isPresent() ? 200 : 404;
        var shown = read.map(CertificateNumber::value).orElse(number);
        return pages.show(status, call, "deal/certificate", new Model(shown, standing, certificate));
    }

    private static Standing standing(Certificate certificate) {
        if (certificate.revocation().isPresent()) {
            return Standing.REVOKED;
        }
        return certificate.isUnaltered() ? Standing.VALID : Standing.ALTERED;
    }

    private Optional<Certificate> find(String number) {
        try {
            return Optional.of(consulting.certificate(number));
        } catch (Refusal refusal) {
            if (refusal.kind() == Refusal.Kind.UNKNOWN) {
                return Optional.empty(); // an answer too, which the page gives plainly
            }
            throw refusal;
        }
    }

    private Reply paper(Call call) {
        var certificate = consulting.certificate(call.path("number"));
        return Reply.bytes("application/pdf", pdf.render(certificate))
                .header("Content-Disposition", "inline; filename=\"" + certificate.number() + ".pdf\"");
    }
}
