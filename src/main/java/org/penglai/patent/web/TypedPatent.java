package org.penglai.patent.web;

import static java.util.stream.Collectors.joining;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.penglai.kernel.Industry;
import org.penglai.kernel.Refusal;
import org.penglai.patent.Bibliography;
import org.penglai.patent.IpcSymbol;
import org.penglai.patent.LocarnoClass;
import org.penglai.patent.PatentFlag;
import org.penglai.patent.Registering;
import org.penglai.platform.http.Form;
import org.penglai.platform.http.Typed;

/** Reads the page's form of a patent; everything that cannot be read is named at once. */
final class TypedPatent {

    /** Stands in for a day that was not typed, while the other fields are still looked at; never entered. */
    private static final LocalDate NO_DAY = LocalDate.EPOCH;

    private TypedPatent() {}

    static Registering.Entered read(Form form) {
        var refusal = Refusal.invalid("patent.invalid");
        var typed = new Typed(form, refusal);
        var number = typed.required("applicationNumber");
        var filing = typed.requiredDate("filingDate");
        var grant = typed.date("grantDate");
        if (filing.isPresent() && grant.filter(filing.get()::isAfter).isPresent()) {
            refusal.violation("/grantDate", "patent.before-filing");
        }
        var industry = typed.choice("industry", Industry.class);
        var patent = new PatentForm(
                number.orElse(""),
                form.value("titleZh"),
                form.value("titleEn"),
                form.value("abstractZh"),
                form.value("abstractEn"),
                form.lines("ipc"),
                orNull(form.optional("locarno")),
                orNull(industry),
                filing.orElse(NO_DAY),
                orNull(grant),
                owners(form),
                form.lines("inventors"),
                TypedFrontPage.read(form),
                flags(form));
        return entered(patent, refusal, number.isPresent());
    }

    private static Registering.Entered entered(PatentForm patent, Refusal refusal, boolean numbered) {
        try {
            var entered = patent.entered();
            if (refusal.violations().isEmpty()) {
                return entered;
            }
        } catch (Refusal wrong) {
            if (refusal.violations().isEmpty()) {
                throw wrong;
            }
            wrong.violations().stream()
                    .filter(one -> numbered || !one.pointer().equals("/applicationNumber"))
                    .forEach(one -> refusal.violation(one.pointer(), one.code(), one.facts()));
        }
        throw refusal;
    }

    /** The bibliography alone, as the form for putting it right sends it. */
    static Bibliography bibliography(Form form) {
        var refusal = Refusal.invalid("patent.invalid");
        var industry = new Typed(form, refusal).choice("industry", Industry.class);
        var read = new BibliographyForm(
                        form.value("titleZh"),
                        form.value("titleEn"),
                        form.value("abstractZh"),
                        form.value("abstractEn"),
                        form.lines("ipc"),
                        orNull(form.optional("locarno")),
                        orNull(industry),
                        form.lines("inventors"),
                        TypedFrontPage.read(form),
                        flags(form))
                .read(refusal);
        if (read.isEmpty() || !refusal.violations().isEmpty()) {
            throw refusal;
        }
        return read.get();
    }

    /** The form filled in with what stands. */
    static Map<String, String> filled(Bibliography about) {
        var filled = new HashMap<>(TypedFrontPage.filled(about.frontPage()));
        filled.put("titleZh", about.title().zh());
        filled.put("titleEn", about.title().en());
        filled.put("abstractZh", about.abstractText().zh());
        filled.put("abstractEn", about.abstractText().en());
        filled.put("ipc", about.ipc().stream().map(IpcSymbol::full).collect(joining("\n")));
        filled.put("locarno", about.locarno().map(LocarnoClass::symbol).orElse(""));
        filled.put("industry", about.industry().map(Industry::name).orElse(""));
        filled.put("inventors", String.join("\n", about.inventors()));
        for (var flag : PatentFlag.values()) {
            filled.put("flag." + flag, about.flags().contains(flag) ? "true" : "");
        }
        return filled;
    }

    private static List<PatentFlag> flags(Form form) {
        return Stream.of(PatentFlag.values())
                .filter(flag -> form.optional("flag." + flag).isPresent())
                .toList();
    }

    /** One owner on each line: name, credit code and share, parted by upright bars. */
    private static List<PatentForm.OwnerForm> owners(Form form) {
        var owners = new ArrayList<PatentForm.OwnerForm>();
        for (var line : form.value("owners").lines().toList()) {
            if (!line.isBlank()) {
                var parts = List.of(line.split("[|｜]", -1));
                owners.add(new PatentForm.OwnerForm(parts.getFirst().strip(), part(parts, 1), part(parts, 2)));
            }
        }
        return owners;
    }

    private static @Nullable String part(List<String> parts, int at) {
        return at < parts.size() && !parts.get(at).isBlank() ? parts.get(at).strip() : null;
    }

    private static <T> @Nullable T orNull(Optional<T> value) {
        return value.orElse(null);
    }
}
