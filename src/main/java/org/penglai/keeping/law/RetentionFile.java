package org.penglai.keeping.law;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.penglai.keeping.RecordKind;
import org.penglai.keeping.RecordKind.Basis;
import org.penglai.keeping.RecordKind.End;
import org.penglai.keeping.RecordKind.Period;
import org.penglai.keeping.RecordKind.Personal;
import org.penglai.keeping.Retention;
import org.penglai.kernel.Bilingual;

/**
 * The file of record kinds. A period without source or unit, an unknown key or law, a table or id that stands twice keeps the
 * server from starting, with the line.
 */
public final class RetentionFile {

    private static final String SHIPPED = "/law/retention.yaml";
    private static final Bilingual NOTHING = new Bilingual("", "");

    private final Map<String, Bilingual> laws;

    private RetentionFile(Map<String, Bilingual> laws) {
        this.laws = laws;
    }

    /** The kinds as shipped. */
    public static Retention shipped() {
        try (var file = RetentionFile.class.getResourceAsStream(SHIPPED)) {
            if (file == null) {
                throw new IllegalStateException("missing from the jar: " + SHIPPED);
            }
            return read(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The kinds of a text of that form. */
    static Retention read(String yaml) {
        var root = Lines.read(yaml);
        var laws = root.required("laws").entries().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Lines.Entry::key, entry -> entry.value().bilingual()));
        var written = root.required("kinds").list();
        var erasure = root.required("erasure");
        root.nothingElse();
        requireDistinct(written, kind -> List.of(kind.required("id")));
        requireDistinct(
                written, kind -> kind.optional("tables").map(Lines::list).orElse(List.of()));
        var file = new RetentionFile(laws);
        var retention = new Retention(written.stream().map(file::kind).toList(), file.days(erasure));
        written.forEach(kind -> kind.optional("within")
                .filter(other -> retention.find(other.text()).isEmpty())
                .ifPresent(other -> {
                    throw other.refuse("no such kind: " + other.text());
                }));
        return retention;
    }

    private RecordKind kind(Lines kind) {
        var period = kind.optional("period").map(RetentionFile::period);
        var basis = basis(kind.required("source"));
        var read = new RecordKind(
                kind.required("id").text(),
                kind.required("name").bilingual(),
                kind.optional("tables").map(Lines::texts).orElse(List.of()),
                kind.optional("within").map(Lines::text),
                period,
                period.isPresent()
                        ? kind.required("from").bilingual()
                        : kind.optional("from").map(Lines::bilingual).orElse(NOTHING),
                basis,
                end(kind.required("end")),
                personal(kind),
                kind.optional("forgotten").map(Lines::isTrue).orElse(false));
        kind.nothingElse();
        if (read.forgotten() && period.isEmpty()) {
            throw kind.refuse("forgotten, but without a period: " + read.id());
        }
        if (period.isEmpty() && read.within().isEmpty() && read.end().deed() != End.Deed.KEEP) {
            throw kind.refuse("neither a period nor kept for good: " + read.id());
        }
        return read;
    }

    /** Within how many days a person is forgotten, and on whose authority. */
    private int days(Lines erasure) {
        var within = erasure.required("within");
        var days = period(within);
        if (days.unit() != Period.Unit.DAYS) {
            throw within.refuse("days are wanted here");
        }
        basis(erasure.required("source"));
        erasure.nothingElse();
        return days.length();
    }

    private static Period period(Lines period) {
        var read = new Period(
                period.required("length").positive(), period.required("unit").oneOf(Period.Unit.class));
        period.nothingElse();
        return read;
    }

    private Basis basis(Lines source) {
        var law = source.required("law");
        var title =
                Optional.ofNullable(laws.get(law.text())).orElseThrow(() -> law.refuse("no such law: " + law.text()));
        var article = source.required("article").bilingual();
        var status = source.required("status").oneOf(Basis.Status.class);
        source.nothingElse();
        return new Basis(
                new Bilingual("《" + title.zh() + "》" + article.zh(), title.en() + ", " + article.en()), status);
    }

    private static End end(Lines end) {
        var read = new End(
                end.required("does").oneOf(End.Deed.class), end.required("why").bilingual());
        end.nothingElse();
        return read;
    }

    private static Optional<Personal> personal(Lines kind) {
        var columns = kind.optional("columns").map(Lines::texts).orElse(List.of());
        var what = kind.optional("personal");
        if (what.isEmpty() && !columns.isEmpty()) {
            throw kind.refuse("columns of personal data, but it is not said which");
        }
        return what.map(
                said -> new Personal(said.bilingual(), kind.required("purpose").bilingual(), columns));
    }

    private static void requireDistinct(List<Lines> kinds, Function<Lines, List<Lines>> names) {
        var seen = new HashSet<String>();
        for (var kind : kinds) {
            for (var name : names.apply(kind)) {
                if (!seen.add(name.text())) {
                    throw name.refuse("stands twice: " + name.text());
                }
            }
        }
    }
}
