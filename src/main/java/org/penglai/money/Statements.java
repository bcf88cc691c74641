package org.penglai.money;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Sha256;

/** The statements that were taken in, and their lines. */
public interface Statements {

    void add(Statement queued);

    Optional<Statement> find(StatementId id);

    /** A page of them, the newest first. */
    List<Statement> list(Optional<StatementId> before, int most);

    /** The oldest that is not over. */
    Optional<Statement> waiting();

    /** Begins it: so many rows, and what it says of itself. */
    void start(StatementId id, int total, StatementReaders.Told told);

    /** Writes how far it is with what is wrong; false where somebody else has gone on with it. */
    boolean advance(int from, Statement next, List<LineFault> faults);

    void end(StatementId id, Statement.State state, Optional<Statement.Problem> problem);

    /** What is wrong with its rows, in their order. */
    List<LineFault> faults(StatementId id, int afterRow, int most);

    /** What was taken under these references before. */
    Map<String, Known> known(Collection<String> references);

    /** What a line of ours says that was taken before. */
    record Known(boolean incoming, long fen) {}

    /** Keeps the file as it came. */
    interface Files {
        Sha256 keep(Path file);

        /** A copy of it, to be given back by {@link #read}. */
        Path fetch(Sha256 digest);

        /** Removes a copy that has been read. */
        void read(Path copy);
    }

    default Statement require(StatementId id) {
        return find(id).orElseThrow(() -> Refusal.unknown("statement.unknown").with("id", id.toString()));
    }
}
