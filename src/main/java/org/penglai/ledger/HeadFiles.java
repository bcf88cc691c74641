package org.penglai.ledger;

import java.nio.file.Path;
import org.penglai.kernel.Sha256;

/** Where files of heads are kept, outside the database. */
public interface HeadFiles {

    /** Keeps the text and answers its digest. */
    Sha256 keep(String text);

    /** The file of that digest, its bytes checked against it. */
    Path fetch(Sha256 digest);
}
