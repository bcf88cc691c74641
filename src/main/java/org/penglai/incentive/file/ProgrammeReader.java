package org.penglai.incentive.file;

import static java.util.stream.Collectors.toSet;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.penglai.deal.EvidenceKind;
import org.penglai.incentive.Amount;
import org.penglai.incentive.Citation;
import org.penglai.incentive.Condition;
import org.penglai.incentive.Conditions;
import org.penglai.incentive.Conditions.Clause;
import org.penglai.incentive.Conditions.Malformed;
import org.penglai.incentive.Definition;
import org.penglai.incentive.Locator;
import org.penglai.incentive.Occasion;
import org.penglai.incentive.Programme;
import org.penglai.incentive.ProgrammeId;
import org.penglai.incentive.Variant;
import org.penglai.incentive.Vocabulary;
import org.penglai.kernel.Bilingual;

/** Reads one programme from its file. */
record ProgrammeReader(Registers registers, Conditions conditions) {

    /** The one record that a definition may be decided on. */
    private static final String REPORT = EvidenceKind.BENEFIT_REPORT.name();

    Programme read(SourceText source) {
        var file = YamlObject.read(source.file(), source.text());
        var id = file.required("id").parsed(ProgrammeId::new);
        var heading = heading(file, version(source.text()));
        var trigger = new Programme.Trigger(
                file.required("subject").oneOf(Programme.Subject.class),
                file.required("occasion").oneOf(Occasion.class));
        var term = TermReader.read(file);
        var programme = new Programme(
                id, heading, trigger, source(file), term, requirements(file), award(file, new AmountReader(term)));
        file.nothingElse();
        return programme;
    }

    private Programme.Heading heading(YamlObject file, String version) {
        var name = file.required("name").object().bilingual();
        return new Programme.Heading(
                name,
                file.optional("statement")
                        .map(value -> value.object().bilingual())
                        .orElse(name),
                registers.plan(file.required("programme")),
                file.required("departments").list().stream()
                        .map(registers::department)
                        .toList(),
                version);
    }

    private Programme.Source source(YamlObject file) {
        var object = file.required("source").object();
        var citation = new Citation(
                registers.document(object.required("document")),
                locator(object.required("locator")),
                object.required("status").oneOf(Citation.Status.class),
                object.optional("quotation").map(YamlValue::text));
        object.nothingElse();
        var variants = file.listOrNone("variants").stream()
                .map(value -> variant(value.object(), citation))
                .toList();
        return new Programme.Source(citation, variants);
    }

    private static Variant variant(YamlObject object, Citation citation) {
        var variant = new Variant(
                object.required("id").text(),
                citation.at(locator(object.required("locator"))),
                oneOrBoth(object.required("difference")));
        object.nothingElse();
        return variant;
    }

    private static Locator locator(YamlValue value) {
        return Locator.parse(value.text())
                .orElseThrow(() -> value.refuse("a locator is \"main …\" or \"annex …\": " + value.text()));
    }

    private Programme.Requirements requirements(YamlObject file) {
        var definitions = file.optional("definitions")
                .map(value -> value.object().each(ProgrammeReader::definition))
                .orElse(List.of());
        var evidence = file.required("evidence").list().stream()
                .map(ProgrammeReader::evidence)
                .toList();
        return new Programme.Requirements(conditions(file, definitions), evidence, definitions);
    }

    private List<Condition> conditions(YamlObject file, List<Definition> definitions) {
        var when = file.required("when");
        var clauses = compile(when, definitions);
        var words = file.optional("words").map(value -> words(value, clauses)).orElse(List.of());
        return IntStream.range(0, clauses.size())
                .mapToObj(
                        n -> condition(clauses.get(n), words.isEmpty() ? Optional.empty() : Optional.of(words.get(n))))
                .toList();
    }

    private List<Clause> compile(YamlValue when, List<Definition> definitions) {
        try {
            return conditions.compile(
                    when.text(), definitions.stream().map(Definition::name).collect(toSet()));
        } catch (Malformed malformed) {
            throw when.refuse(when.firstLineOfText() + malformed.line() - 1, "when: " + malformed.getMessage());
        }
    }

    private static List<Bilingual> words(YamlValue value, List<Clause> clauses) {
        var words = value.list().stream().map(each -> each.object().bilingual()).toList();
        if (words.size() != clauses.size()) {
            throw value.refuse("words for " + words.size() + " conditions, but there are " + clauses.size());
        }
        return words;
    }

    /** A condition that its file does not put into words is shown as it is written. */
    private static Condition condition(Clause clause, Optional<Bilingual> words) {
        var shown = words.orElseGet(() -> new Bilingual(clause.expression(), clause.expression()));
        return new Condition(clause.expression(), shown, clause.reads(), clause.test());
    }

    private static String evidence(YamlValue kind) {
        if (!Vocabulary.DEAL_EVIDENCE.isChoice(kind.text())) {
            throw kind.refuse("no such kind of evidence: " + kind.text());
        }
        return kind.text();
    }

    /** {@code name: officer}, or {@code name: {by: officer, zh: …, en: …}}, with {@code reads: BENEFIT_REPORT} where it needs one. */
    private static Definition definition(YamlObject.Entry entry) {
        var name = entry.key().text();
        if (!name.matches("[a-z][A-Za-z0-9]*")) {
            throw entry.key().refuse("a definition is named in letters, the first a small one: " + name);
        }
        if (entry.value().isScalar()) {
            officer(entry.value());
            return new Definition(name, new Bilingual(name, name), /* report= */ false);
        }
        var object = entry.value().object();
        officer(object.required("by"));
        var reads = object.optional("reads");
        reads.filter(kind -> !kind.text().equals(REPORT)).ifPresent(kind -> {
            throw kind.refuse("a definition reads nothing but: " + REPORT);
        });
        return new Definition(name, object.bilingual(), reads.isPresent());
    }

    private static void officer(YamlValue by) {
        if (!by.text().equals("officer")) {
            throw by.refuse("a definition is decided by: officer");
        }
    }

    private static Programme.Award award(YamlObject file, AmountReader amounts) {
        var amount = file.optional("amount")
                .map(value -> amounts.read(value.object()))
                .orElseGet(Amount.NotStated::new);
        return new Programme.Award(amount, file.required("discretion").oneOf(Programme.Discretion.class));
    }

    private static Bilingual oneOrBoth(YamlValue value) {
        return value.isScalar()
                ? new Bilingual(value.text(), value.text())
                : value.object().bilingual();
    }

    private static String version(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
