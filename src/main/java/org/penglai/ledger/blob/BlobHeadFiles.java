package org.penglai.ledger.blob;

import java.nio.file.Path;
import org.penglai.kernel.Sha256;
import org.penglai.ledger.HeadFiles;
import org.penglai.platform.blob.Blobs;

/** {@link HeadFiles} in the store of files by digest. */
public final class BlobHeadFiles implements HeadFiles {

    private final Blobs blobs;

    public BlobHeadFiles(Blobs blobs) {
        this.blobs = blobs;
    }

    @Override
    public Sha256 keep(String text) {
        return blobs.keepText(text);
    }

    @Override
    public Path fetch(Sha256 digest) {
        return blobs.fetch(digest);
    }
}
