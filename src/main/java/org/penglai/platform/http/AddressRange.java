package org.penglai.platform.http;

import java.net.InetAddress;
import java.util.Optional;

/**
 * A range of IP addresses in CIDR notation, such as {@code 10.0.0.0/8} or {@code fd00::/8}; one address is a range too.
 *
 * @param network the first address
 * @param bits how many leading bits all addresses of the range share
 */
public record AddressRange(InetAddress network, int bits) {

    /** Reads {@code address} or {@code address/bits}; names are not looked up. */
    public static AddressRange parse(String text) {
        var parts = text.strip().split("/", 2);
        var network =
                address(parts[0]).orElseThrow(() -> new IllegalArgumentException("not an IP address: " + parts[0]));
        int most = network.getAddress().length * Byte.SIZE;
        int bits = parts.length == 1 ? most : Integer.parseInt(parts[1]);
        if (bits < 0 || bits > most) {
            throw new IllegalArgumentException("not a number of bits: " + parts[1]);
        }
        return new AddressRange(network, bits);
    }

    /** The address that the text is, if it is one in figures; a name is none, so nothing is ever looked up. */
    static Optional<InetAddress> address(String text) {
        try {
            return text.isEmpty() || text.indexOf('%') >= 0
                    ? Optional.empty()
                    : Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    boolean contains(InetAddress other) {
        var ours = network.getAddress();
        var theirs = other.getAddress();
        if (ours.length != theirs.length) {
            return false;
        }
        for (int at = 0; at < bits; at++) {
            int mask = 0x80 >>> (at % Byte.SIZE);
            if (((ours[at / Byte.SIZE] ^ theirs[at / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return network.getHostAddress() + "/" + bits;
    }
}
