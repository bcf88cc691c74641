package org.penglai.patent.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.Industry;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.SocialCreditCode;
import org.penglai.patent.ApplicationNumber;
import org.penglai.patent.Bibliography;
import org.penglai.patent.IpcSymbol;
import org.penglai.patent.LocarnoClass;
import org.penglai.patent.OwnerClaim;
import org.penglai.patent.Registering;
import org.penglai.patent.Share;

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
        @Nullable List<String> inventors) {

    /** An owner as entered. */
    record OwnerForm(
            String name, @Nullable String uscc, @Nullable String share) {}

    /** What it says, or one refusal that names every field that cannot be read. */
    Registering.Entered entered() {
        var refusal = Refusal.invalid("patent.invalid");
        var number = read(refusal, "/applicationNumber", () -> ApplicationNumber.parse(applicationNumber));
        var symbols = new ArrayList<IpcSymbol>();
        for (var written : list(ipc)) {
            read(refusal, "/ipc/" + symbols.size(), () -> IpcSymbol.parse(written))
                    .ifPresent(symbols::add);
        }
        var design = Optional.ofNullable(locarno)
                .flatMap(written -> read(refusal, "/locarno", () -> LocarnoClass.parse(written)));
        var claims = claims(refusal);
        if (number.isEmpty() || !refusal.violations().isEmpty()) {
            throw onlyNumber(refusal);
        }
        var bibliography = new Bibliography(
                Bilingual.of(text(titleZh), text(titleEn)),
                Bilingual.of(text(abstractZh), text(abstractEn)),
                symbols,
                design,
                Optional.ofNullable(industry),
                list(inventors));
        return new Registering.Entered(number.get(), bibliography, filingDate, Optional.ofNullable(grantDate), claims);
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

    private static <T> Optional<T> read(Refusal refusal, String pointer, Supplier<T> reader) {
        try {
            return Optional.of(reader.get());
        } catch (Refusal wrong) {
            refusal.violation(pointer, wrong.code(), wrong.facts());
            return Optional.empty();
        }
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    private static <T> List<T> list(@Nullable List<T> items) {
        return items == null ? List.of() : items;
    }
}
