package org.penglai.patent.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.Industry;
import org.penglai.kernel.Refusal;
import org.penglai.patent.Bibliography;
import org.penglai.patent.FrontPage;
import org.penglai.patent.IpcSymbol;
import org.penglai.patent.LocarnoClass;
import org.penglai.patent.PatentFlag;
import org.penglai.patent.WrittenFrontPage;

/** A bibliography as entered: the body of {@code editPatent}, and part of {@code createPatent}'s. */
record BibliographyForm(
        @Nullable String titleZh,
        @Nullable String titleEn,
        @Nullable String abstractZh,
        @Nullable String abstractEn,
        @Nullable List<String> ipc,
        @Nullable String locarno,
        @Nullable Industry industry,
        @Nullable List<String> inventors,
        @Nullable WrittenFrontPage frontPage,
        @Nullable List<PatentFlag> flags) {

    /** What it says, or one refusal that names every field that cannot be read. */
    Bibliography bibliography() {
        var refusal = Refusal.invalid("patent.invalid");
        var read = read(refusal);
        if (read.isEmpty()) {
            throw refusal;
        }
        return read.get();
    }

    /** What it says, where nothing is wrong so far; what cannot be read is noted in the refusal. */
    Optional<Bibliography> read(Refusal refusal) {
        var symbols = new ArrayList<IpcSymbol>();
        var written = list(ipc);
        for (var at = 0; at < written.size(); at++) {
            var symbol = written.get(at);
            read(refusal, "/ipc/" + at, () -> IpcSymbol.parse(symbol)).ifPresent(symbols::add);
        }
        var design = Optional.ofNullable(locarno)
                .flatMap(symbol -> read(refusal, "/locarno", () -> LocarnoClass.parse(symbol)));
        var page = frontPage == null ? FrontPage.NONE : frontPage.read(refusal, "/frontPage");
        var title = Bilingual.of(text(titleZh), text(titleEn));
        if (title.zh().isEmpty() && title.en().isEmpty()) {
            refusal.violation("/titleZh", "required");
        }
        if (!refusal.violations().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Bibliography(
                title,
                Bilingual.of(text(abstractZh), text(abstractEn)),
                symbols,
                design,
                Optional.ofNullable(industry),
                list(inventors),
                page,
                Set.copyOf(list(flags))));
    }

    /** The value, or nothing and a note at the pointer why it cannot be read. */
    static <T> Optional<T> read(Refusal refusal, String pointer, Supplier<T> reader) {
        try {
            return Optional.of(reader.get());
        } catch (Refusal wrong) {
            refusal.violation(pointer, wrong.code(), wrong.facts());
            return Optional.empty();
        }
    }

    static String text(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    static <T> List<T> list(@Nullable List<T> items) {
        return items == null ? List.of() : items;
    }
}
