package org.penglai.patentimport;

import java.nio.file.Path;
import org.penglai.kernel.Sha256;

/** Where imported files are kept. */
public interface ImportFiles {

    /** Keeps a copy of the file. */
    Sha256 keep(Path file);

    /** Where the file of that digest lies. */
    Path fetch(Sha256 digest);
}
