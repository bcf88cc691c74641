package org.penglai.patentimport;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.penglai.kernel.Actor;
import org.penglai.kernel.Ids;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Role;
import org.penglai.kernel.Tx;
import org.penglai.patentimport.PatentImport.Source;
import org.penglai.patentimport.PatentImport.State;
import org.penglai.patentimport.PatentImport.Tally;

/** Use case: a file of patents is taken in to be imported, and looked after until its errors are taken home. */
public final class Receiving {

    private final Tx tx;
    private final Ids ids;
    private final Imports imports;
    private final ImportFiles files;
    private final ImportReaders readers;

    public Receiving(Tx tx, Ids ids, Imports imports, ImportFiles files, ImportReaders readers) {
        this.tx = tx;
        this.ids = ids;
        this.imports = imports;
        this.files = files;
        this.readers = readers;
    }

    /**
     * What was sent.
     *
     * @param name what the sender calls the file
     * @param size bytes
     * @param incomplete whether rows without day of filing are wanted; heeded for the operator
     */
    public record Sent(String name, Path file, long size, boolean incomplete) {}

    /** Takes the file if it is of a known format with a heading that can be read; its rows are looked at later. */
    public PatentImport receive(Actor actor, Sent sent) {
        var forAll = actor.is(Role.OPERATOR);
        var recognised = readers.recognise(sent.file());
        var ignored = ignored(recognised, sent.file());
        return tx.run(now -> {
            if (imports.open(actor.organisation()) >= ImportLimits.OPEN_MAX) {
                throw Refusal.conflict("import.too-many-open").with("most", ImportLimits.OPEN_MAX);
            }
            var source = new Source(
                    sent.name(),
                    recognised.format(),
                    files.keep(sent.file()),
                    sent.size(),
                    recognised.charset(),
                    sent.incomplete() && forAll,
                    ignored);
            var queued = new PatentImport(
                    new ImportId(ids.next()),
                    actor.organisation(),
                    forAll,
                    source,
                    State.QUEUED,
                    0,
                    0,
                    Tally.NONE,
                    Optional.empty(),
                    now,
                    Optional.empty());
            imports.add(queued);
            return queued;
        });
    }

    private List<String> ignored(ImportReaders.Recognised recognised, Path file) {
        try (var rows = readers.open(recognised, file)) {
            return List.copyOf(rows.ignored());
        }
    }

    /** The import, to its organisation and the operator. */
    public PatentImport find(Actor actor, ImportId id) {
        var found = imports.require(id);
        if (!actor.is(Role.OPERATOR) && !actor.actsFor(found.organisation())) {
            throw Imports.unknown(id);
        }
        return found;
    }

    /** The imports that the caller may see, newest first. */
    public List<PatentImport> list(Actor actor, Optional<ImportId> before, int limit) {
        return actor.is(Role.OPERATOR) ? imports.all(before, limit) : imports.of(actor.organisation(), before, limit);
    }

    /** What is wrong with its rows. */
    public List<RowFault> faults(Actor actor, ImportId id, int afterRow, int limit) {
        return imports.faults(find(actor, id).id(), afterRow, limit);
    }

    /** A copy of the file as it came, for whoever reads it to remove afterwards. */
    public Path file(PatentImport one) {
        return files.fetch(one.source().file());
    }

    /** Removes a copy that has been read. */
    void read(Path copy) {
        files.read(copy);
    }
}
