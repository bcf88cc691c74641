package org.penglai.patentimport;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.penglai.kernel.Actor;
import org.penglai.patent.ApplicationNumber;
import org.penglai.patent.Patents;

/** Use case: patents and rows that were not taken are written into files (导出), a page of them at a time. */
public final class Exporting {

    private static final int PAGE = 500;

    private final Receiving receiving;
    private final ImportReaders readers;
    private final ImportWriters writers;
    private final Patents patents;

    public Exporting(Receiving receiving, ImportReaders readers, ImportWriters writers, Patents patents) {
        this.receiving = receiving;
        this.readers = readers;
        this.writers = writers;
        this.patents = patents;
    }

    /** A file with the patents of the caller's organisation. */
    public Path patents(Actor actor, ImportFormat format) {
        return written(format, file -> patents(actor, format, file));
    }

    private Path written(ImportFormat format, Consumer<Path> write) {
        var file = writers.fresh(format);
        try {
            write.accept(file);
            return file;
        } catch (RuntimeException failed) {
            writers.discard(file);
            throw failed;
        }
    }

    private void patents(Actor actor, ImportFormat format, Path file) {
        try (var sheet = writers.patents(format, file)) {
            var after = Optional.<ApplicationNumber>empty();
            for (var page = patents.ownedBy(actor.organisation(), after, PAGE);
                    !page.isEmpty();
                    page = patents.ownedBy(actor.organisation(), after, PAGE)) {
                page.forEach(patent -> sheet.add(PatentRow.of(patent)));
                after = Optional.of(page.getLast().number());
            }
        }
    }

    /** A file with the rows that were not taken, in the format and order of the file they came in. */
    public Path errors(Actor actor, ImportId id, Function<RowFault, ImportWriters.Told> words) {
        var one = receiving.find(actor, id);
        return written(one.source().format().givenBack(), file -> errors(actor, one, file, words));
    }

    private void errors(Actor actor, PatentImport one, Path file, Function<RowFault, ImportWriters.Told> words) {
        var source = one.source();
        var recognised = new ImportReaders.Recognised(source.format(), source.charset());
        var copy = receiving.file(one);
        try (var rows = readers.open(recognised, copy);
                var sheet = writers.errors(source.format().givenBack(), rows.heading(), file)) {
            var faults = new Faults(actor, one.id());
            for (var row = rows.next(); row.isPresent() && row.get().number() <= one.position(); row = rows.next()) {
                var wrong = faults.of(row.get().number());
                if (!wrong.isEmpty()) {
                    sheet.add(row.get(), wrong.stream().map(words).toList());
                }
            }
        } finally {
            receiving.read(copy);
        }
    }

    /** A file to be filled in. */
    public Path template(ImportFormat format, Map<Column, String> explained) {
        return written(format, file -> writers.template(format, file, explained));
    }

    /** The faults of an import in the order of its rows, read a page at a time. */
    private final class Faults {
        private final Actor actor;
        private final ImportId id;
        private final Map<Integer, List<RowFault>> page = new HashMap<>();
        private int read;
        private boolean all;

        Faults(Actor actor, ImportId id) {
            this.actor = actor;
            this.id = id;
        }

        List<RowFault> of(int row) {
            while (row > read && !all) {
                page.clear();
                var more = receiving.faults(actor, id, read, PAGE);
                more.stream()
                        .filter(fault -> !fault.remark())
                        .forEach(fault -> page.computeIfAbsent(fault.row(), any -> new ArrayList<>())
                                .add(fault));
                all = more.isEmpty();
                read = all ? read : more.getLast().row();
            }
            return page.getOrDefault(row, List.of());
        }
    }
}
