package org.penglai.incentive;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.penglai.incentive.Facts.Known;

/** One line of an evaluation's trace: what was asked, what was found and where, and the result, with its citation. */
public sealed interface Step {

    Result result();

    /** The clause that asks for it. */
    Citation citation();

    /** The facts that were looked at. */
    List<Reading> readings();

    /** What a step came to. */
    enum Result {
        MET,
        UNMET,
        /** A fact is unknown or a document lacking: to be supplied. */
        MISSING,
        /** An officer has to decide. */
        PENDING
    }

    /** A fact as it was found, if it was. */
    record Reading(Fact fact, Optional<Known> found) {
        static Reading of(Fact fact, Facts facts) {
            return new Reading(fact, facts.find(fact));
        }
    }

    /** Whether the programme holds on the day. */
    record InTerm(Term.Standing standing, LocalDate on, Citation citation) implements Step {
        @Override
        public Result result() {
            return standing.validity().isOpen() ? Result.MET : Result.UNMET;
        }

        @Override
        public List<Reading> readings() {
            return List.of();
        }
    }

    /** Whether that has happened for which the programme was chosen. */
    record Happened(Occasion occasion, Reading reading, Result result, Citation citation) implements Step {
        @Override
        public List<Reading> readings() {
            return List.of(reading);
        }
    }

    /** Whether a condition is met. */
    record Tried(Condition condition, List<Reading> readings, Result result, Citation citation) implements Step {
        public Tried {
            readings = List.copyOf(readings);
        }
    }

    /** Whether a kind of evidence is on file. */
    record Evidenced(String kind, Reading reading, Result result, Citation citation) implements Step {
        @Override
        public List<Reading> readings() {
            return List.of(reading);
        }
    }

    /**
     * What an officer decided on a word that the paper leaves open.
     *
     * @param reported what the report says on which it is decided, as far as the reader may see it
     */
    record Decided(Definition definition, List<Reading> reported, Reading word, Result result, Citation citation)
            implements Step {
        public Decided {
            reported = List.copyOf(reported);
        }

        @Override
        public List<Reading> readings() {
            return Stream.concat(reported.stream().filter(Decided::isOfInterest), Stream.of(word))
                    .toList();
        }

        /** That there is no report is said once. */
        private static boolean isOfInterest(Reading reading) {
            return reading.found().isPresent() || reading.fact().equals(Vocabulary.BENEFIT_FILED_ON);
        }
    }

    /** Whether the base of a rate is known. */
    record Based(Reading reading, Citation citation) implements Step {
        @Override
        public Result result() {
            return reading.found().isPresent() ? Result.MET : Result.MISSING;
        }

        @Override
        public List<Reading> readings() {
            return List.of(reading);
        }
    }
}
