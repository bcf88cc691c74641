package org.penglai.patentimport;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.Industry;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.SocialCreditCode;
import org.penglai.patent.ApplicationNumber;
import org.penglai.patent.Bibliography;
import org.penglai.patent.EventKind;
import org.penglai.patent.IpcSymbol;
import org.penglai.patent.Loading;
import org.penglai.patent.LocarnoClass;
import org.penglai.patent.OwnerClaim;
import org.penglai.patent.RegisterEvent;
import org.penglai.patent.Share;

/** Holds one row to the patents' own rules and says everything that is wrong with it at once. */
final class RowCheck {

    private static final Pattern SUBCLASS_ONLY = Pattern.compile("\\s*[A-Ha-h]\\d{2}[A-Za-z]\\s*");

    /**
     * By what rows are judged.
     *
     * @param today no day lies after it
     * @param incomplete whether a row without day of filing is taken, with the first day of the year that its number names
     * @param source where the events of the rows were learned
     * @param ownersRequired whether owners must be named, since the importer is none
     */
    record Terms(LocalDate today, boolean incomplete, String source, boolean ownersRequired) {}

    /** A row that can be loaded unless its patent's state stands against it, or not at all where nothing was made of it. */
    record Checked(Optional<Loading.Item> item, List<RowFault> faults) {}

    private final Terms terms;
    private final RawRow row;
    private final List<RowFault> faults = new ArrayList<>();

    private RowCheck(Terms terms, RawRow row) {
        this.terms = terms;
        this.row = row;
    }

    static Checked check(Terms terms, RawRow row) {
        return row.broken()
                .map(why -> new Checked(Optional.empty(), List.of(why)))
                .orElseGet(() -> new RowCheck(terms, row).checked());
    }

    private Checked checked() {
        requireLetters();
        var number = number();
        var title = title();
        var abstracts = Bilingual.of(
                text(Column.ABSTRACT_ZH, ImportLimits.ABSTRACT_ZH), text(Column.ABSTRACT_EN, ImportLimits.ABSTRACT_EN));
        var symbols = symbols();
        var locarno = row.one(Column.LOCARNO);
        var design = locarno.isEmpty()
                ? Optional.<LocarnoClass>empty()
                : read(Column.LOCARNO, () -> LocarnoClass.parse(locarno));
        var industry = industry();
        var owners = owners();
        var inventors = inventors();
        var days = days(number);
        var frontPage = FrontPageCheck.read(row, terms.incomplete(), faults);
        if (number.isEmpty() || days.isEmpty() || faults.stream().anyMatch(fault -> !fault.remark())) {
            return new Checked(Optional.empty(), List.copyOf(faults));
        }
        var bibliography =
                new Bibliography(title, abstracts, symbols, design, industry, inventors, frontPage, java.util.Set.of());
        var item = new Loading.Item(
                number.get(),
                bibliography,
                days.get().filed(),
                owners,
                days.get().events());
        return new Checked(Optional.of(item), List.copyOf(faults));
    }

    /** Letters that no text holds: the database could not keep them. */
    private void requireLetters() {
        row.values().forEach((column, values) -> {
            if (values.stream().anyMatch(RowCheck::isUnsound)) {
                fault(column, "letters", Map.of());
            }
        });
    }

    private static boolean isUnsound(String text) {
        return text.chars().anyMatch(letter -> letter == 0x7F || letter < 0x20 && letter != '\t' && letter != '\n')
                || text.codePoints().anyMatch(letter -> letter >= 0xD800 && letter <= 0xDFFF);
    }

    private Optional<ApplicationNumber> number() {
        var written = row.one(Column.APPLICATION_NUMBER);
        if (written.isEmpty()) {
            fault(Column.APPLICATION_NUMBER, "required", Map.of());
            return Optional.empty();
        }
        var reading = read(Column.APPLICATION_NUMBER, () -> ApplicationNumber.read(written));
        reading.filter(read -> !read.checkGiven())
                .ifPresent(read -> remark(
                        Column.APPLICATION_NUMBER,
                        "import.check-computed",
                        Map.of("canonical", read.number().canonical())));
        return reading.map(ApplicationNumber.Reading::number);
    }

    private Bilingual title() {
        var title = Bilingual.of(
                text(Column.TITLE_ZH, ImportLimits.TITLE_ZH), text(Column.TITLE_EN, ImportLimits.TITLE_EN));
        if (title.zh().isEmpty() && title.en().isEmpty()) {
            fault(Column.TITLE_ZH, "required", Map.of());
        }
        return title;
    }

    private String text(Column column, int most) {
        var text = row.one(column);
        requireLength(column, text, most);
        return text;
    }

    private void requireLength(Column column, String text, int most) {
        if (text.length() > most) {
            fault(column, "maxLength", Map.of("limit", String.valueOf(most)));
        }
    }

    private void requireFew(Column column, List<?> values, int most) {
        if (values.size() > most) {
            fault(column, "maxItems", Map.of("limit", String.valueOf(most)));
        }
    }

    private List<IpcSymbol> symbols() {
        var written = row.all(Column.IPC);
        requireFew(Column.IPC, written, ImportLimits.SYMBOLS);
        var symbols = new ArrayList<IpcSymbol>();
        for (var symbol : written) {
            if (terms.incomplete() && SUBCLASS_ONLY.matcher(symbol).matches()) {
                remark(Column.IPC, "import.ipc-incomplete", Map.of("given", symbol.strip()));
            } else {
                read(Column.IPC, () -> IpcSymbol.parse(symbol)).ifPresent(symbols::add);
            }
        }
        return symbols;
    }

    private Optional<Industry> industry() {
        var written = row.one(Column.INDUSTRY);
        if (written.isEmpty()) {
            return Optional.empty();
        }
        for (var industry : Industry.values()) {
            if (industry.name().equals(written.toUpperCase(Locale.ROOT))
                    || industry.label().zh().equals(written)
                    || industry.label().en().equalsIgnoreCase(written)) {
                return Optional.of(industry);
            }
        }
        fault(Column.INDUSTRY, "import.industry", Map.of("given", shortened(written)));
        return Optional.empty();
    }

    private List<OwnerClaim> owners() {
        var written = row.all(Column.OWNERS);
        requireFew(Column.OWNERS, written, ImportLimits.SYMBOLS);
        if (written.isEmpty() && terms.ownersRequired()) {
            fault(Column.OWNERS, "required", Map.of());
        }
        var claims = new ArrayList<OwnerClaim>();
        for (var owner : written) {
            var parts = owner.split("[|｜]", -1);
            var name = parts[0].strip();
            if (name.isEmpty() || parts.length > 3) {
                fault(Column.OWNERS, "import.owner", Map.of("given", shortened(owner)));
                continue;
            }
            requireLength(Column.OWNERS, name, ImportLimits.NAME);
            claims.add(new OwnerClaim(
                    name,
                    part(parts, 1).flatMap(code -> read(Column.OWNERS, () -> SocialCreditCode.parse(code))),
                    part(parts, 2).flatMap(share -> read(Column.OWNERS, () -> Share.parse(share)))));
        }
        var shares = claims.stream().flatMap(claim -> claim.share().stream()).toList();
        if (!shares.isEmpty() && isFaultless(Column.OWNERS) && !isWhole(claims, shares)) {
            fault(Column.OWNERS, "patent.shares-not-whole", Map.of());
        }
        return claims;
    }

    private static boolean isWhole(List<OwnerClaim> claims, List<Share> shares) {
        return shares.size() == claims.size() && Share.makeWhole(shares);
    }

    private boolean isFaultless(Column column) {
        return faults.stream().noneMatch(fault -> fault.column().equals(row.heading(column)));
    }

    private static Optional<String> part(String[] parts, int at) {
        return at < parts.length && !parts[at].isBlank() ? Optional.of(parts[at].strip()) : Optional.empty();
    }

    private List<String> inventors() {
        var inventors = row.all(Column.INVENTORS);
        requireFew(Column.INVENTORS, inventors, ImportLimits.PEOPLE);
        inventors.forEach(name -> requireLength(Column.INVENTORS, name, ImportLimits.PEOPLE));
        return inventors;
    }

    private record Days(LocalDate filed, List<RegisterEvent> events) {}

    private Optional<Days> days(Optional<ApplicationNumber> number) {
        var filed = day(Column.FILING_DATE);
        var assumed = filed.isEmpty()
                && terms.incomplete()
                && row.one(Column.FILING_DATE).isEmpty();
        if (assumed) {
            filed = number.map(known -> LocalDate.of(known.year(), 1, 1));
            filed.ifPresent(day -> remark(Column.FILING_DATE, "import.filing-assumed", Map.of("day", day.toString())));
        } else if (row.one(Column.FILING_DATE).isEmpty()) {
            fault(Column.FILING_DATE, "required", number.map(RowCheck::year).orElse(Map.of()));
        }
        if (filed.isPresent()
                && number.isPresent()
                && filed.get().getYear() != number.get().year()) {
            fault(Column.FILING_DATE, "patent.filing-year", year(number.get()));
        }
        var published = day(Column.PUBLICATION_DATE);
        var granted = day(Column.GRANT_DATE);
        requireOrder(filed, Column.PUBLICATION_DATE, published);
        requireOrder(filed, Column.GRANT_DATE, granted);
        return filed.map(day -> {
            var events = new ArrayList<RegisterEvent>();
            events.add(event(EventKind.FILING, day, assumed ? Loading.ASSUMED_FROM_NUMBER : terms.source()));
            published.ifPresent(at -> events.add(event(EventKind.PUBLICATION, at, terms.source())));
            granted.ifPresent(at -> events.add(event(EventKind.GRANT, at, terms.source())));
            return new Days(day, events);
        });
    }

    private static RegisterEvent event(EventKind kind, LocalDate day, String source) {
        return new RegisterEvent(kind, day, source, Map.of());
    }

    private static Map<String, String> year(ApplicationNumber number) {
        return Map.of("year", String.valueOf(number.year()));
    }

    private void requireOrder(Optional<LocalDate> filed, Column column, Optional<LocalDate> later) {
        if (filed.isPresent() && later.filter(filed.get()::isAfter).isPresent()) {
            fault(column, "patent.before-filing", Map.of("day", filed.get().toString()));
        }
    }

    private Optional<LocalDate> day(Column column) {
        var written = row.one(column);
        if (written.isEmpty()) {
            return Optional.empty();
        }
        var day = Dates.read(written);
        if (day.isEmpty()) {
            fault(column, "date", Map.of("given", shortened(written)));
        }
        day.filter(terms.today()::isBefore)
                .ifPresent(future -> fault(
                        column, "patent.future", Map.of("day", terms.today().toString())));
        return day;
    }

    private <T> Optional<T> read(Column column, Supplier<T> reader) {
        try {
            return Optional.of(reader.get());
        } catch (Refusal wrong) {
            fault(column, wrong.code(), words(wrong.facts()));
            return Optional.empty();
        }
    }

    /** Facts of a refusal as texts of bounded length. */
    static Map<String, String> words(Map<String, Object> facts) {
        var words = new LinkedHashMap<String, String>();
        facts.forEach((name, value) -> words.put(name, shortened(String.valueOf(value))));
        return words;
    }

    static String shortened(String text) {
        return text.length() <= 80
                ? text
                : text.substring(0, Character.isHighSurrogate(text.charAt(59)) ? 59 : 60) + "…";
    }

    private void fault(Column column, String code, Map<String, String> facts) {
        faults.add(RowFault.fault(row.number(), row.heading(column), code, facts));
    }

    private void remark(Column column, String code, Map<String, String> facts) {
        faults.add(RowFault.remark(row.number(), row.heading(column), code, facts));
    }
}
