package org.penglai.money;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lines of statements as they are kept. */
public interface Lines {

    /** Adds lines; a bank's number that was taken before is refused. */
    void add(List<StatementLine> lines);

    Optional<StatementLine> find(LineId id);

    /** The line, kept from others before the running transaction has ended. */
    Optional<StatementLine> lock(LineId id);

    /** Some that are matched and not booked yet, the oldest first. */
    List<LineId> matched(int most);

    /** Writes what was found or decided. */
    void save(StatementLine line, Optional<Clerk> by, Instant now);

    /** A page of them, the newest first. */
    List<StatementLine> list(Selection selection, Optional<LineId> before, int most);

    /** How many lines are in each state, of one statement or of all. */
    Map<StatementLine.State, Long> counts(Optional<StatementId> statement);

    /** Which lines are meant; all where nothing is named. */
    record Selection(Optional<StatementId> statement, Optional<StatementLine.State> state) {}
}
