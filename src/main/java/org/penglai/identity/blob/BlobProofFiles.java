package org.penglai.identity.blob;

import java.nio.file.Path;
import org.penglai.identity.Proof;
import org.penglai.identity.Proofs;
import org.penglai.platform.blob.Blobs;

/** The files of {@link Proofs} in a store by digest that is theirs alone. */
public final class BlobProofFiles implements Proofs.Files {

    private final Blobs blobs;

    public BlobProofFiles(Blobs blobs) {
        this.blobs = blobs;
    }

    @Override
    public Proof.Stored keep(Path file) {
        var blob = blobs.keep(file);
        return new Proof.Stored(blob.digest(), blob.size(), blob.type().mediaType());
    }

    @Override
    public Path fetch(Proof.Stored stored) {
        return blobs.fetch(stored.digest());
    }
}
