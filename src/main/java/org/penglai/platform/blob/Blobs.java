package org.penglai.platform.blob;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.penglai.kernel.Sha256;

/** A store of files by digest. */
public interface Blobs {

    /**
     * Largest file that is kept: a scanned contract of 100 pages is about 15 MB. Below the limit of a multipart body, so that
     * a file that is too large is refused with this figure.
     */
    long BYTES_MAX = 15L * 1024 * 1024;

    /** Keeps a copy of the file; refuses what is empty, too large or not wholly of one of the known types. */
    Blob keep(Path file);

    /**
     * Keeps a copy of a file that is never given to anybody else to open, whatever its type: whoever reads it looks at it.
     * Refuses what is empty or larger than that.
     */
    Sha256 keepAsIs(Path file, long bytesMax);

    /** Keeps a text that the house wrote itself, as UTF-8. */
    default Sha256 keepText(String text) {
        try {
            var passing = Files.createTempFile("text", "");
            try {
                Files.writeString(passing, text);
                return keepAsIs(passing, BYTES_MAX);
            } finally {
                Files.deleteIfExists(passing);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("the text could not be kept", failed);
        }
    }

    /**
     * A copy of the file of that digest, after a look at every byte, for whoever reads it to remove afterwards; refuses when the
     * file is gone or changed.
     */
    Path fetch(Sha256 digest);

    /** Removes a copy that has been read. */
    void read(Path copy);

    /** Removes the file of that digest for good; harmless when it is gone already. */
    void remove(Sha256 digest);
}
