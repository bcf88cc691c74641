package org.penglai.platform.blob;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** A program that knows harmful files, asked before a file is kept (病毒扫描). */
@FunctionalInterface
public interface Scanner {

    /** Where none is set: what is known to us alone is looked for. */
    Scanner NONE = file -> Optional.empty();

    /** The name of what was found; an IOException when the program does not answer or cannot say. */
    Optional<String> find(Path file) throws IOException;
}
