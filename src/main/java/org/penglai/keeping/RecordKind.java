package org.penglai.keeping;

import java.util.List;
import java.util.Optional;
import org.penglai.kernel.Bilingual;

/**
 * A kind of record that the platform keeps, and how long.
 *
 * @param tables what of the database belongs to it, each table to one kind only
 * @param within the kind whose tables or period it shares
 * @param period how long it is kept; none where it is kept for good
 * @param from the day from which the period counts, in words
 * @param personal what personal data it holds and what for; none where it holds none
 * @param forgotten whether the database forgets it by itself once the period is over
 */
public record RecordKind(
        String id,
        Bilingual name,
        List<String> tables,
        Optional<String> within,
        Optional<Period> period,
        Bilingual from,
        Basis basis,
        End end,
        Optional<Personal> personal,
        boolean forgotten) {

    public RecordKind {
        tables = List.copyOf(tables);
    }

    /** How long (保存期限). */
    public record Period(int length, Unit unit) {
        /** What a period is counted in. */
        public enum Unit {
            YEARS,
            DAYS,
            HOURS
        }
    }

    /**
     * On whose authority.
     *
     * @param source law and article in words
     */
    public record Basis(Bilingual source, Status status) {
        /** What weight the text has. */
        public enum Status {
            IN_FORCE,
            GUIDANCE
        }

        /** Whether a statute asks for it: only such a duty can stand against a person's wish to be forgotten. */
        public boolean isDuty() {
            return status == Status.IN_FORCE;
        }
    }

    /** What follows when the period is over, and why. */
    public record End(Deed deed, Bilingual why) {
        /** What is done. */
        public enum Deed {
            DELETE,
            ANONYMISE,
            KEEP
        }
    }

    /**
     * Personal data in it.
     *
     * @param columns where they stand in the database, as {@code table.column}
     */
    public record Personal(Bilingual what, Bilingual purpose, List<String> columns) {
        public Personal {
            columns = List.copyOf(columns);
        }
    }
}
