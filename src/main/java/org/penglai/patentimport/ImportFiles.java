package org.penglai.patentimport;

import java.nio.file.Path;
import org.penglai.kernel.Sha256;

/** Where imported files are kept. */
public interface ImportFiles {

    /** Keeps a copy of the file. */
    Sha256 keep(Path file);

    /** A copy of the file of that digest, for whoever reads it to remove afterwards. */
    Path fetch(Sha256 digest);

    /** Removes a copy that has been read. */
    void read(Path copy);
}
