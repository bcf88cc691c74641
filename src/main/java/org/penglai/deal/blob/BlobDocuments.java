package org.penglai.deal.blob;

import java.nio.file.Path;
import org.penglai.deal.Document;
import org.penglai.deal.Documents;
import org.penglai.kernel.Sha256;
import org.penglai.platform.blob.Blobs;

/** {@link Documents} in the store of files by digest. */
public final class BlobDocuments implements Documents {

    private final Blobs blobs;

    public BlobDocuments(Blobs blobs) {
        this.blobs = blobs;
    }

    @Override
    public Document keep(Path file) {
        var blob = blobs.keep(file);
        return new Document(blob.digest(), blob.size(), blob.type().mediaType());
    }

    @Override
    public Path fetch(Document document) {
        return blobs.fetch(document.digest());
    }

    @Override
    public void remove(Sha256 digest) {
        blobs.remove(digest);
    }
}
