package org.penglai.deal;

import java.nio.file.Path;
import org.penglai.kernel.Sha256;

/** Where uploaded files are kept. */
public interface Documents {

    /** Keeps a copy of the file, or refuses it when it is empty, too large or of no accepted type. */
    Document keep(Path file);

    /** The file of a document, its bytes checked against the digest. */
    Path fetch(Document document);

    /** Removes the file of that digest for good; harmless when it is gone already. */
    void remove(Sha256 digest);
}
