package org.penglai.patentimport;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Sha256;

/**
 * One import (导入): whose file, how far it is, and what came of its rows.
 *
 * @param forAll whether patents of others are taken too
 * @param total rows of the file; 0 until they are counted
 * @param position number of the last row that was dealt with, as people count them
 * @param problem why the file as a whole was given up
 */
public record PatentImport(
        ImportId id,
        OrganisationId organisation,
        boolean forAll,
        Source source,
        State state,
        int total,
        int position,
        Tally tally,
        Optional<Problem> problem,
        Instant createdAt,
        Optional<Instant> finishedAt) {

    /** How far it is. */
    public enum State {
        QUEUED,
        RUNNING,
        DONE,
        FAILED;

        public boolean isOver() {
            return this == DONE || this == FAILED;
        }
    }

    /**
     * The file.
     *
     * @param name what the sender called it; for showing only
     * @param charset by name, as found; empty for a format that says it itself
     * @param incomplete whether rows without day of filing are taken, with a day that is assumed
     * @param ignored headings of the file that mean nothing here
     */
    public record Source(
            String name,
            ImportFormat format,
            Sha256 file,
            long size,
            String charset,
            boolean incomplete,
            List<String> ignored) {
        public Source {
            ignored = List.copyOf(ignored);
        }
    }

    /** What came of the rows so far. */
    public record Tally(int added, int updated, int unchanged, int rejected, int remarked) {
        public static final Tally NONE = new Tally(0, 0, 0, 0, 0);

        Tally plus(Tally more) {
            return new Tally(
                    added + more.added,
                    updated + more.updated,
                    unchanged + more.unchanged,
                    rejected + more.rejected,
                    remarked + more.remarked);
        }

        public int accepted() {
            return added + updated + unchanged;
        }

        public int rows() {
            return accepted() + rejected;
        }
    }

    /** A refusal of the file as a whole. */
    public record Problem(String code, Map<String, String> facts) {
        public Problem {
            facts = Map.copyOf(facts);
        }
    }

    /** The same after more of its rows were dealt with, up to that one. */
    PatentImport after(int row, Tally more) {
        return new PatentImport(
                id, organisation, forAll, source, state, total, row, tally.plus(more), problem, createdAt, finishedAt);
    }

    /** In percent. */
    public int progress() {
        if (state == State.DONE) {
            return 100;
        }
        return total == 0 ? 0 : (int) (99L * tally.rows() / total);
    }
}
