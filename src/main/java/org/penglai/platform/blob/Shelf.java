package org.penglai.platform.blob;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.penglai.kernel.Sha256;

/** Where the files of a store lie, each under the digest of what it is when it is opened. */
interface Shelf {

    /** Takes the file over in one step: its name never stands for half a file. Whatever lay there is replaced. */
    void put(Sha256 digest, Path file) throws IOException;

    /** Brings a copy to that path, where nothing lies yet; {@link NoSuchFileException} when there is none. */
    void get(Sha256 digest, Path copy) throws IOException;

    /** Removes it for good; harmless when it is gone already. */
    void remove(Sha256 digest) throws IOException;
}
