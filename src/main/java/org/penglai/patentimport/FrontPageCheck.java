package org.penglai.patentimport;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.penglai.kernel.Refusal;
import org.penglai.patent.CpcSymbol;
import org.penglai.patent.FrontPage;
import org.penglai.patent.PublicationNumber;

/**
 * Reads what a row says of the front page besides title and classes: publication numbers, priorities, agency and CPC, each in the
 * spelling of the form. In a compiled list what cannot be read is left out with a remark; elsewhere it is a fault.
 */
final class FrontPageCheck {

    private static final String BAR = "[|｜]";

    private final RawRow row;
    private final boolean lenient;
    private final List<RowFault> faults;

    private FrontPageCheck(RawRow row, boolean lenient, List<RowFault> faults) {
        this.row = row;
        this.lenient = lenient;
        this.faults = faults;
    }

    /** The front page; what is wrong with it joins the faults. */
    static FrontPage read(RawRow row, boolean lenient, List<RowFault> faults) {
        return new FrontPageCheck(row, lenient, faults).read();
    }

    private FrontPage read() {
        var publications = new ArrayList<FrontPage.Publication>();
        publications.addAll(each(Column.PUBLICATION_NUMBER, one -> publication(one, Column.PUBLICATION_DATE)));
        publications.addAll(each(Column.GRANT_NUMBER, one -> publication(one, Column.GRANT_DATE)));
        var priorities = each(Column.PRIORITIES, FrontPageCheck::priority);
        var agent = agent();
        var cpc = each(Column.CPC, CpcSymbol::parse);
        if (publications.isEmpty() && priorities.isEmpty() && agent.isEmpty() && cpc.isEmpty()) {
            return FrontPage.NONE;
        }
        return new FrontPage(publications, priorities, Optional.empty(), Optional.empty(), List.of(), agent, cpc);
    }

    /** A number with its day behind a bar, or with the day of the column beside it. */
    private FrontPage.Publication publication(String written, Column beside) {
        var parts = written.split(BAR, -1);
        var day = Dates.read(parts.length > 1 ? parts[1].strip() : row.one(beside));
        if (day.isEmpty()) {
            throw Refusal.invalid("import.publication-undated").with("given", parts[0].strip());
        }
        return new FrontPage.Publication(PublicationNumber.parse(parts[0]), day.get());
    }

    /** Office, number and day, between bars or spaces. */
    private static FrontPage.Priority priority(String written) {
        var parts = written.split(BAR, -1);
        if (parts.length == 1) {
            parts = written.strip().split("\\s+", 3);
        }
        if (parts.length != 3) {
            throw Refusal.invalid("import.priority").with("given", written.strip());
        }
        LocalDate day = Dates.read(parts[2].strip())
                .orElseThrow(() -> Refusal.invalid("import.priority").with("given", written.strip()));
        return new FrontPage.Priority(parts[0].strip().toUpperCase(Locale.ROOT), parts[1].strip(), day);
    }

    private Optional<FrontPage.Agent> agent() {
        var written = row.one(Column.AGENT);
        var attorneys = row.all(Column.ATTORNEYS);
        if (attorneys.size() > ImportLimits.PEOPLE) {
            fault(Column.ATTORNEYS, "maxItems", Map.of("limit", String.valueOf(ImportLimits.PEOPLE)));
        }
        attorneys.forEach(name -> requireLength(Column.ATTORNEYS, name, ImportLimits.PEOPLE));
        if (written.isEmpty()) {
            if (!attorneys.isEmpty()) {
                tell(Column.AGENT, "import.agent-missing", Map.of());
            }
            return Optional.empty();
        }
        requireLength(Column.AGENT, written, ImportLimits.NAME);
        var parts = written.split(BAR, -1);
        return read(
                Column.AGENT,
                written,
                all -> new FrontPage.Agent(parts[0].strip(), parts.length > 1 ? parts[1].strip() : "", attorneys));
    }

    private <T> List<T> each(Column column, Function<String, T> reader) {
        var written = row.all(column);
        if (written.size() > ImportLimits.SYMBOLS) {
            fault(column, "maxItems", Map.of("limit", String.valueOf(ImportLimits.SYMBOLS)));
            return List.of();
        }
        var read = new ArrayList<T>();
        for (var one : written) {
            requireLength(column, one, ImportLimits.NAME);
            read(column, one, reader).ifPresent(read::add);
        }
        return read;
    }

    private <T> Optional<T> read(Column column, String written, Function<String, T> reader) {
        try {
            return Optional.of(reader.apply(written));
        } catch (Refusal wrong) {
            tell(column, wrong.code(), RowCheck.words(wrong.facts()));
            return Optional.empty();
        }
    }

    private void tell(Column column, String code, Map<String, String> facts) {
        if (lenient) {
            faults.add(RowFault.remark(
                    row.number(), row.heading(column), "import.left-out", Map.of("given", given(column, facts))));
        } else {
            fault(column, code, facts);
        }
    }

    private String given(Column column, Map<String, String> facts) {
        return facts.getOrDefault("given", RowCheck.shortened(row.one(column)));
    }

    private void requireLength(Column column, String text, int most) {
        if (text.length() > most) {
            fault(column, "maxLength", Map.of("limit", String.valueOf(most)));
        }
    }

    private void fault(Column column, String code, Map<String, String> facts) {
        faults.add(RowFault.fault(row.number(), row.heading(column), code, facts));
    }
}
