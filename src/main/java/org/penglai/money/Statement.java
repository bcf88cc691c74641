package org.penglai.money;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.penglai.kernel.Sha256;

/**
 * A bank statement that was taken in (对账单), and how far it is.
 *
 * @param position the last row that was taken
 * @param total rows of the file, once it was read through
 * @param problem why it was given up as a whole
 */
public record Statement(
        StatementId id,
        Source source,
        State state,
        int position,
        int total,
        Tally tally,
        StatementReaders.Told told,
        Optional<Problem> problem,
        Instant at,
        Optional<Instant> endedAt) {

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

    /** The file as it came, and who sent it. */
    public record Source(String name, StatementReaders.Form form, Sha256 file, long size, Clerk by) {}

    /** Why a file was given up. */
    public record Problem(String code, Map<String, String> facts) {
        public Problem {
            facts = Map.copyOf(facts);
        }
    }

    /**
     * What came of its rows.
     *
     * @param matched found what they are for by their reference
     * @param suggested seem to be for something
     * @param unknown nobody knows what they are for
     * @param paid confirm or return a payment of ours
     * @param known were booked before
     * @param faulty cannot be read
     */
    public record Tally(int matched, int suggested, int unknown, int paid, int known, int faulty) {
        public static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0);

        public int rows() {
            return matched + suggested + unknown + paid + known + faulty;
        }

        Tally plus(Tally other) {
            return new Tally(
                    matched + other.matched,
                    suggested + other.suggested,
                    unknown + other.unknown,
                    paid + other.paid,
                    known + other.known,
                    faulty + other.faulty);
        }
    }

    /** How much of it is done, in hundredths. */
    public int progress() {
        return state == State.DONE ? 100 : total == 0 ? 0 : (int) (100L * tally.rows() / total);
    }

    Statement after(int row, Tally more) {
        return new Statement(id, source, state, row, total, tally.plus(more), told, problem, at, endedAt);
    }
}
