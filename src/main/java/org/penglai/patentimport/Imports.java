package org.penglai.patentimport;

import java.util.List;
import java.util.Optional;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Refusal;

/** The imports with their faults. */
public interface Imports {

    void add(PatentImport queued);

    Optional<PatentImport> find(ImportId id);

    /** The organisation's imports, newest first, before that one. */
    List<PatentImport> of(OrganisationId organisation, Optional<ImportId> before, int limit);

    /** Those of all organisations, likewise. */
    List<PatentImport> all(Optional<ImportId> before, int limit);

    /** The oldest that is not over. */
    Optional<PatentImport> waiting();

    /** How many of the organisation's are not over. */
    int open(OrganisationId organisation);

    /** Begins to run: the rows have been counted. */
    void start(ImportId id, int total);

    /**
     * Stores how far it is and what was found; answers whether it stood where the former position says: if not, another has
     * dealt with these rows.
     */
    boolean advance(ImportId id, int from, PatentImport next, List<RowFault> faults);

    /** Ends it. */
    void end(ImportId id, PatentImport.State state, Optional<PatentImport.Problem> problem);

    /** Faults and remarks after that row, in order of rows; a row's own are never parted. */
    List<RowFault> faults(ImportId id, int afterRow, int limit);

    /** The import, or a 404 refusal. */
    default PatentImport require(ImportId id) {
        return find(id).orElseThrow(() -> unknown(id));
    }

    /** The refusal for one that does not exist or must not be known to. */
    static Refusal unknown(ImportId id) {
        return Refusal.unknown("import.unknown").with("id", id.toString());
    }
}
