package org.penglai.patent.blob;

import java.nio.file.Path;
import org.penglai.patent.PatentDocument;
import org.penglai.patent.PatentDocuments;
import org.penglai.platform.blob.Blobs;

/** The files of {@link PatentDocuments} in a store by digest that is theirs alone. */
public final class BlobPatentFiles implements PatentDocuments.Files {

    private final Blobs blobs;

    public BlobPatentFiles(Blobs blobs) {
        this.blobs = blobs;
    }

    @Override
    public PatentDocument.Stored keep(Path file) {
        var blob = blobs.keep(file);
        return new PatentDocument.Stored(blob.digest(), blob.size(), blob.type().mediaType());
    }

    @Override
    public Path fetch(PatentDocument.Stored stored) {
        return blobs.fetch(stored.digest());
    }

    @Override
    public void remove(PatentDocument.Stored stored) {
        blobs.remove(stored.digest());
    }
}
