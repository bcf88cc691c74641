package org.penglai.platform.blob;

import org.penglai.kernel.Sha256;

/** How a file is named among others: by its digest, in rooms of which none becomes too full. */
final class Rooms {

    private Rooms() {}

    /** {@code ab/cd/abcd…}. */
    static String inside(Sha256 digest) {
        var hex = digest.hex();
        return hex.substring(0, 2) + "/" + hex.substring(2, 4) + "/" + hex;
    }
}
