package org.penglai.platform.blob;

import java.io.IOException;

/** The store does not answer; what lies in it may be as whole as ever. */
final class StoreAway extends IOException {
    private static final long serialVersionUID = 1L;

    StoreAway(Throwable cause) {
        super("the object store does not answer", cause);
    }
}
