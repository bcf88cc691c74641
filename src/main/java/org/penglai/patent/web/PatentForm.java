package org.penglai.patent.web;

import static org.penglai.patent.web.BibliographyForm.list;
import static org.penglai.patent.web.BibliographyForm.read;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.penglai.kernel.Industry;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.SocialCreditCode;
import org.penglai.patent.ApplicationNumber;
import org.penglai.patent.OwnerClaim;
import org.penglai.patent.PatentFlag;
import org.penglai.patent.Registering;
import org.penglai.patent.Share;
import org.penglai.patent.WrittenFrontPage;

/** A patent as entered: the body of {@code createPatent}, and what the page's form becomes. */
record PatentForm(
        String applicationNumber,
        @Nullable String titleZh,
        @Nullable String titleEn,
        @Nullable String abstractZh,
        @Nullable String abstractEn,
        @Nullable List<String> ipc,
        @Nullable String locarno,
        @Nullable Industry industry,
        LocalDate filingDate,
        @Nullable LocalDate grantDate,
        @Nullable List<OwnerForm> owners,
        @Nullable List<String> inventors,
        @Nullable WrittenFrontPage frontPage,
        @Nullable List<PatentFlag> flags) {

    /** An owner as entered. */
    record OwnerForm(
            String name, @Nullable String uscc, @Nullable String share) {}

    /** What it says, or one refusal that names every field that cannot be read. */
    Registering.Entered entered() {
        var refusal = Refusal.invalid("patent.invalid");
        var number = read(refusal, "/applicationNumber", () -> ApplicationNumber.parse(applicationNumber));
        var about = about().read(refusal);
        var claims = claims(refusal);
        if (number.isEmpty() || about.isEmpty() || !refusal.violations().isEmpty()) {
            throw onlyNumber(refusal);
        }
        return new Registering.Entered(number.get(), about.get(), filingDate, Optional.ofNullable(grantDate), claims);
    }

    private BibliographyForm about() {
        return new BibliographyForm(
                titleZh, titleEn, abstractZh, abstractEn, ipc, locarno, industry, inventors, frontPage, flags);
    }

    private List<OwnerClaim> claims(Refusal refusal) {
        var claims = new ArrayList<OwnerClaim>();
        for (var owner : list(owners)) {
            var pointer = "/owners/" + claims.size();
            var code = Optional.ofNullable(owner.uscc())
                    .flatMap(written -> read(refusal, pointer + "/uscc", () -> SocialCreditCode.parse(written)));
            var share = Optional.ofNullable(owner.share())
                    .flatMap(written -> read(refusal, pointer + "/share", () -> Share.parse(written)));
            claims.add(new OwnerClaim(owner.name().strip(), code, share));
        }
        return claims;
    }

    /** A wrong number alone is refused under its own code, which names the right check digit. */
    private Refusal onlyNumber(Refusal refusal) {
        var violations = refusal.violations();
        var only = violations.getFirst();
        if (violations.size() > 1 || !only.pointer().equals("/applicationNumber")) {
            return refusal;
        }
        var own = Refusal.invalid(only.code()).violation(only.pointer(), only.code(), only.facts());
        only.facts().forEach(own::with);
        return own;
    }
}
