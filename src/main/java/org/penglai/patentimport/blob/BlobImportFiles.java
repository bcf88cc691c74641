package org.penglai.patentimport.blob;

import java.nio.file.Path;
import org.penglai.kernel.Sha256;
import org.penglai.patentimport.ImportFiles;
import org.penglai.patentimport.ImportLimits;
import org.penglai.platform.blob.Blobs;

/** {@link ImportFiles} among the kept files. */
public final class BlobImportFiles implements ImportFiles {

    private final Blobs blobs;

    public BlobImportFiles(Blobs blobs) {
        this.blobs = blobs;
    }

    @Override
    public Sha256 keep(Path file) {
        return blobs.keepAsIs(file, ImportLimits.BYTES_MAX);
    }

    @Override
    public Path fetch(Sha256 digest) {
        return blobs.fetch(digest);
    }

    @Override
    public void read(Path copy) {
        blobs.read(copy);
    }
}
