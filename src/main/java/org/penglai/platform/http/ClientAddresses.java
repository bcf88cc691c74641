package org.penglai.platform.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Finds the address that a request comes from. {@code X-Forwarded-For} is believed from the trusted proxies alone, and of it
 * only what they themselves have added; {@code Forwarded} is never read, since a proxy that writes the one lets the other pass
 * as it came.
 */
public final class ClientAddresses {

    /** A subscriber of IPv6 has a whole network of this many bits, so addresses within it are one caller. */
    private static final int IPV6_SUBSCRIBER_BYTES = 8;

    private final List<AddressRange> trusted;

    public ClientAddresses(List<AddressRange> trusted) {
        this.trusted = List.copyOf(trusted);
    }

    /**
     * The address, in figures.
     *
     * @param peer the address at the other end of the connection
     * @param forwarded values of {@code X-Forwarded-For}, in the order sent
     */
    String of(String peer, List<String> forwarded) {
        var address = AddressRange.address(peer);
        if (address.isEmpty()) {
            return peer;
        }
        var nearest = address.get();
        var hops = forwarded.stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip)
                .toList();
        for (int at = hops.size() - 1; at >= 0 && isTrusted(nearest); at--) {
            var further = hop(hops.get(at));
            if (further.isEmpty()) {
                break; // what a trusted proxy did not write as an address says nothing
            }
            nearest = further.get();
        }
        return subscriber(nearest).getHostAddress();
    }

    private boolean isTrusted(InetAddress address) {
        return trusted.stream().anyMatch(range -> range.contains(address));
    }

    /** Some proxies add the port; that of an IPv6 address stands behind brackets. */
    private static Optional<InetAddress> hop(String text) {
        if (text.startsWith("[") && text.indexOf(']') > 0) {
            return AddressRange.address(text.substring(1, text.indexOf(']')));
        }
        var colon = text.indexOf(':');
        return AddressRange.address(colon > 0 && colon == text.lastIndexOf(':') ? text.substring(0, colon) : text);
    }

    private static InetAddress subscriber(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return address;
        }
        var bytes = address.getAddress();
        Arrays.fill(bytes, IPV6_SUBSCRIBER_BYTES, bytes.length, (byte) 0);
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("sixteen bytes are an address", impossible);
        }
    }
}
