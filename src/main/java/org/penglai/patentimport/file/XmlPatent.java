package org.penglai.patentimport.file;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.penglai.kernel.Refusal;
import org.penglai.patent.ApplicationNumber;
import org.penglai.patentimport.Column;
import org.penglai.patentimport.RawRow;

/** What one XML document says of its patent, gathered element by element; CNIPA's, ST.36's and ST.96's names are read alike. */
final class XmlPatent {

    /** Parts that speak of other documents, or at length. */
    private static final Set<String> ASIDE = Set.of(
            "referencescited",
            "referencecitationbag",
            "prioritydetails",
            "priorityclaim",
            "priorityclaims",
            "priorityclaimbag",
            "relateddocuments",
            "relateddocumentbag",
            "patentfamily",
            "description",
            "claims",
            "drawings",
            "figure",
            "abstractfigure",
            "address",
            "agentdetails",
            "agents",
            "agentbag",
            "examinerdetails",
            "examiners");

    private static final Set<String> APPLICATION = Set.of("applicationreference", "applicationidentification");
    private static final Set<String> PUBLICATION =
            Set.of("publicationreference", "publicationidentification", "patentpublicationidentification");
    private static final Set<String> NUMBER = Set.of("docnumber", "applicationnumbertext", "applicationnumber");
    private static final Set<String> DAY = Set.of("date", "filingdate", "publicationdate");
    private static final Set<String> KIND = Set.of("kind", "patentdocumentkindcode");
    private static final Set<String> NAME =
            Set.of("name", "orgname", "lastname", "organizationstandardname", "entityname", "personfullname");
    private static final Set<String> OWNER = Set.of("assignee", "grantee", "patentgrantee", "patentee");
    private static final Set<String> SYMBOL = Set.of("classificationipcr", "classificationipc", "ipcrclassification");
    private static final Set<String> DESIGN = Set.of("classificationlocarno", "locarnoclassification");

    private static final Pattern IPC = Pattern.compile("([A-H]\\d{2}[A-Z])\\s*(\\d{1,4})\\s*/\\s*(\\d{2,6})");

    /** Longer texts are refused later; what is beyond need not be held. */
    private static final int TEXT_MAX = 20_000;

    private static final String ORIGINAL = "original";

    private record Level(String name, String language, String format, StringBuilder text) {}

    private final Deque<Level> path = new ArrayDeque<>();
    private final Map<String, String> numbers = new LinkedHashMap<>();
    private final Map<String, String> titles = new LinkedHashMap<>();
    private final Map<String, StringBuilder> abstracts = new LinkedHashMap<>();
    private final Map<String, Map<String, Set<String>>> parties = new LinkedHashMap<>();
    private final Set<String> symbols = new LinkedHashSet<>();
    private final Map<String, String> parts = new LinkedHashMap<>();
    private String locarno = "";
    private String filed = "";
    private String published = "";
    private String granted = "";
    private String kind = "";
    private String day = "";
    private int aside;

    void begins(String name, UnaryOperator<String> attribute) {
        var language = attribute.apply("lang");
        language = language.isEmpty() ? attribute.apply("languagecode") : language;
        var format = attribute.apply("dataformat");
        format = format.isEmpty() ? attribute.apply("documentidtype") : format;
        var above = path.peek();
        path.push(new Level(
                name,
                language.isEmpty() && above != null ? above.language() : language,
                format.isEmpty() && above != null ? above.format() : format,
                new StringBuilder()));
        aside += ASIDE.contains(name) ? 1 : 0;
    }

    void says(String text) {
        var level = path.peek();
        if (aside == 0 && level != null && level.text().length() < TEXT_MAX) {
            level.text().append(text);
        }
    }

    void ends() {
        var level = path.pop();
        if (aside == 0) {
            heard(level);
        }
        aside -= ASIDE.contains(level.name()) ? 1 : 0;
    }

    private void heard(Level level) {
        var text = level.text().toString().strip();
        var name = level.name();
        if (within(APPLICATION)) {
            application(level, text);
        } else if (within(PUBLICATION)) {
            publication(name, text);
        } else if (PUBLICATION.contains(name)) {
            publish();
        } else if (SYMBOL.contains(name)) {
            parts.putIfAbsent("text", text);
            symbol();
        } else if (within(SYMBOL)) {
            parts.put(name, text);
            if (name.equals("text")) {
                symbol();
            }
        } else if (DESIGN.contains(name) || within(DESIGN)) {
            locarno = locarno.isEmpty() ? text : locarno;
        } else if (name.equals("inventiontitle")) {
            titles.putIfAbsent(level.language(), text);
        } else if (name.equals("abstract") || within(Set.of("abstract"))) {
            abstracts(level.language(), text);
        } else if (NAME.contains(name) && !text.isEmpty()) {
            party(level, text);
        }
    }

    private void abstracts(String language, String text) {
        var whole = abstracts.computeIfAbsent(language, any -> new StringBuilder());
        if (!text.isEmpty()) {
            whole.append(whole.isEmpty() ? "" : "\n").append(text);
        }
    }

    private boolean within(Set<String> names) {
        return path.stream().anyMatch(level -> names.contains(level.name()));
    }

    private void application(Level level, String text) {
        if (NUMBER.contains(level.name()) && !text.isEmpty()) {
            numbers.putIfAbsent(level.format(), text);
        } else if (DAY.contains(level.name()) && !text.isEmpty()) {
            filed = filed.isEmpty() ? text : filed;
        }
    }

    private void publication(String name, String text) {
        if (KIND.contains(name)) {
            kind = text;
        } else if (DAY.contains(name)) {
            day = text;
        }
    }

    /** Kind A is an application laid open; B and C, U and Y, S and D are granted. */
    private void publish() {
        if (!day.isEmpty() && kind.startsWith("A")) {
            published = published.isEmpty() ? day : published;
        } else if (!day.isEmpty() && !kind.isEmpty() && "BCUYSD".indexOf(kind.charAt(0)) >= 0) {
            granted = granted.isEmpty() ? day : granted;
        }
        kind = "";
        day = "";
    }

    private void symbol() {
        var found = IPC.matcher(parts.getOrDefault("text", ""));
        if (found.find()) {
            symbols.add(found.group(1) + " " + Integer.parseInt(found.group(2)) + "/" + found.group(3));
        } else if (parts.containsKey("section")) {
            symbols.add(parts.get("section")
                    + parts.getOrDefault("mainclass", parts.getOrDefault("class", ""))
                    + parts.getOrDefault("subclass", "")
                    + " "
                    + parts.getOrDefault("maingroup", "")
                    + "/"
                    + parts.getOrDefault("subgroup", ""));
        } else if (!parts.getOrDefault("text", "").isEmpty()) {
            symbols.add(parts.get("text"));
        }
        parts.clear();
    }

    private void party(Level level, String text) {
        for (var above : path) {
            var as = OWNER.contains(above.name()) ? "owner" : above.name();
            if (as.equals("owner") || as.equals("applicant") || as.equals("inventor")) {
                parties.computeIfAbsent(as, any -> new LinkedHashMap<>())
                        .computeIfAbsent(level.format(), any -> new LinkedHashSet<>())
                        .add(text.replaceAll("\\s+", " ").replaceAll("[,;|]+$", ""));
                return;
            }
        }
    }

    RawRow row(int number) {
        var values = new EnumMap<Column, List<String>>(Column.class);
        put(values, Column.APPLICATION_NUMBER, number());
        put(values, Column.TITLE_ZH, titles.getOrDefault("zh", titles.getOrDefault("", "")));
        put(values, Column.TITLE_EN, titles.getOrDefault("en", ""));
        put(values, Column.ABSTRACT_ZH, text("zh").isEmpty() ? text("") : text("zh"));
        put(values, Column.ABSTRACT_EN, text("en"));
        put(values, Column.LOCARNO, locarno);
        put(values, Column.FILING_DATE, filed);
        put(values, Column.PUBLICATION_DATE, published);
        put(values, Column.GRANT_DATE, granted);
        var owners = names("owner");
        putAll(values, Column.OWNERS, owners.isEmpty() ? names("applicant") : owners);
        putAll(values, Column.INVENTORS, names("inventor"));
        putAll(values, Column.IPC, List.copyOf(symbols));
        return RawRow.of(number, values, Map.of(), List.of());
    }

    /** The number as the office writes it, or the first of its forms that can be read. */
    private String number() {
        var first = numbers.getOrDefault(
                ORIGINAL, numbers.values().stream().findFirst().orElse(""));
        return isNumber(first)
                ? first
                : numbers.values().stream()
                        .filter(XmlPatent::isNumber)
                        .findFirst()
                        .orElse(first);
    }

    private static boolean isNumber(String text) {
        try {
            ApplicationNumber.parse(text);
            return true;
        } catch (Refusal other) {
            return false;
        }
    }

    private String text(String language) {
        var text = abstracts.get(language);
        return text == null ? "" : text.toString().strip();
    }

    private List<String> names(String party) {
        var byFormat = parties.getOrDefault(party, Map.of());
        var names = byFormat.getOrDefault(
                ORIGINAL, byFormat.values().stream().findFirst().orElse(Set.of()));
        return new ArrayList<>(names);
    }

    private static void put(Map<Column, List<String>> values, Column column, String text) {
        if (!text.isBlank()) {
            values.put(column, List.of(text.strip()));
        }
    }

    private static void putAll(Map<Column, List<String>> values, Column column, List<String> texts) {
        if (!texts.isEmpty()) {
            values.put(column, texts);
        }
    }
}
