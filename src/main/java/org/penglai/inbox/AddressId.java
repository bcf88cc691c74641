package org.penglai.inbox;

import java.util.UUID;

/** Names a confirmed or awaited address in links, so that no link bears the address itself. */
public record AddressId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
