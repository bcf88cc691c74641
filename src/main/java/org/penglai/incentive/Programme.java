package org.penglai.incentive;

import java.util.List;
import org.penglai.kernel.Bilingual;

/**
 * One incentive of a public plan, as its file states it. A programme is data: changing public policy means changing a
 * file, and each version of a file has its own mark.
 */
public record Programme(
        ProgrammeId id,
        Heading heading,
        Trigger trigger,
        Source source,
        Term term,
        Requirements requirements,
        Award award) {

    /**
     * What readers see first.
     *
     * @param statement the rule in our own words
     * @param plan the special plan of the paper under which it stands
     * @param departments who is responsible
     * @param version SHA-256 of the file, so that an evaluation names the very text it rests on
     */
    public record Heading(Bilingual name, Bilingual statement, Named plan, List<Named> departments, String version) {
        public Heading {
            departments = List.copyOf(departments);
        }
    }

    /** Who is rewarded, and what has to happen. Programmes are chosen by these before any condition runs. */
    public record Trigger(Subject subject, Occasion occasion) {}

    /** Who receives the incentive. */
    public enum Subject {
        LICENSOR,
        LICENSEE,
        AGENCY
    }

    /** The wording that the rule follows, and the other wordings of it. */
    public record Source(Citation citation, List<Variant> variants) {
        public Source {
            variants = List.copyOf(variants);
        }
    }

    /**
     * What has to be so.
     *
     * @param evidence kinds of evidence that must be on file
     * @param definitions what an officer decides
     */
    public record Requirements(List<Condition> conditions, List<String> evidence, List<Definition> definitions) {
        public Requirements {
            conditions = List.copyOf(conditions);
            evidence = List.copyOf(evidence);
            definitions = List.copyOf(definitions);
        }
    }

    /** What may follow. */
    public record Award(Amount amount, Discretion discretion) {}

    /** How those who meet the requirements are treated. */
    public enum Discretion {
        /** All of them alike; still up to the ceiling. */
        AUTO,
        /** Chosen by review (择优): meeting the requirements is no entitlement. */
        SELECTIVE
    }

    /** The same programme over other days. */
    public Programme within(Term other) {
        return new Programme(id, heading, trigger, source, other, requirements, award);
    }
}
