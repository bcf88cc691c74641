package org.penglai.deal;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.Money;

/**
 * What is handed in to an authority for one deal, filled in from what was frozen when it was formed; what the platform does not
 * hold is shown as missing and never made up.
 *
 * @param patents one list of values for each patent, under the labels
 * @param workingDays within which the authority answers, where a text fixes it
 */
public record FilingPackage(
        Deal deal,
        PackageLaw.Rule rule,
        List<Line> lines,
        List<Bilingual> labels,
        List<List<Value>> patents,
        List<Enclosure> enclosures,
        Optional<Integer> workingDays) {

    public FilingPackage {
        lines = List.copyOf(lines);
        labels = List.copyOf(labels);
        patents = List.copyOf(patents);
        enclosures = List.copyOf(enclosures);
    }

    /** What stands in a field. */
    public sealed interface Value {

        /** Names, numbers and what was agreed in words. */
        record Text(Bilingual text) implements Value {
            static Text of(String same) {
                return new Text(Bilingual.of(same, same));
            }
        }

        /** A sum, which stays a number in a workbook. */
        record Amount(Money amount) implements Value {}

        /** A legal day. */
        record Day(LocalDate day) implements Value {}

        /** A word of the bundles. */
        record Word(String key) implements Value {}

        /** The platform does not hold it; the applicant writes it. */
        record Missing() implements Value {}
    }

    /** One field with what stands in it. */
    public record Line(Bilingual label, Value value) {
        public boolean isMissing() {
            return value instanceof Value.Missing;
        }
    }

    /** A document that goes with it, as it stands on file. */
    public record Enclosure(EvidenceKind kind, Optional<Evidence> document) {}

    /** The fields that the applicant still writes. */
    public List<Bilingual> missing() {
        return lines.stream().filter(Line::isMissing).map(Line::label).toList();
    }

    /** A name for its files. */
    public String fileName() {
        return rule.id() + "-" + deal.id();
    }
}
