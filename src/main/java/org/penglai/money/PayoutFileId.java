package org.penglai.money;

import java.util.UUID;

/** Identifies a file of payments that was handed over for the bank. */
public record PayoutFileId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
