package org.penglai.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.penglai.patent.Loading;
import org.penglai.patent.PatentJournal;
import org.penglai.patent.pg.PatentLoadsPg;
import org.penglai.patentimport.Exporting;
import org.penglai.patentimport.Importing;
import org.penglai.patentimport.Receiving;
import org.penglai.patentimport.blob.BlobImportFiles;
import org.penglai.patentimport.file.FileReaders;
import org.penglai.patentimport.file.FileWriters;
import org.penglai.patentimport.pg.ImportsPg;
import org.penglai.platform.blob.BlobStore;

/** The part of {@link Wiring} that brings patents in as files and takes them out again. */
final class ImportWiring {

    /** Files on their way lie here: those that come until their call ends, those that were made until they are sent. */
    static final String PASSING = BlobStore.PASSING;

    final Receiving receiving;
    final Importing importing;
    final Exporting exporting;
    final Path passing;

    ImportWiring(Wiring made) {
        var journal = new PatentJournal(made.ledger, made.outbox);
        var loading = new Loading(made.tx, made.patents, new PatentLoadsPg(made.pg), made.organisations, journal);
        var imports = new ImportsPg(made.pg);
        var folder = made.config.blobFolder();
        var files = new BlobImportFiles(made.blobs.room(""));
        var readers = new FileReaders();
        receiving = new Receiving(made.tx, made.ids, imports, files, readers);
        importing = new Importing(made.tx, imports, files, readers, loading);
        passing = passing(folder);
        exporting = new Exporting(receiving, readers, new FileWriters(passing), made.patents);
    }

    private static Path passing(Path folder) {
        try {
            return Files.createDirectories(folder.resolve(PASSING));
        } catch (IOException unwritable) {
            throw new UncheckedIOException("the folder for documents cannot be written: " + folder, unwritable);
        }
    }
}
