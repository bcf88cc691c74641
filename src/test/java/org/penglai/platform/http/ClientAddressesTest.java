package org.penglai.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a caller says about its own address counts for nothing; what our own proxy says counts, and no further back. */
final class ClientAddressesTest {

    private final ClientAddresses direct = new ClientAddresses(List.of());
    private final ClientAddresses behindProxy =
            new ClientAddresses(List.of(AddressRange.parse("172.20.0.0/16"), AddressRange.parse("fd00::/8")));

    @Test
    void withoutTrustedProxiesTheHeaderIsIgnored() {
        assertThat(direct.of("198.51.100.7", List.of("203.0.113.9"))).isEqualTo("198.51.100.7");
    }

    @Test
    void fromSomebodyElseThanTheProxyTheHeaderIsIgnored() {
        assertThat(behindProxy.of("198.51.100.7", List.of("203.0.113.9"))).isEqualTo("198.51.100.7");
        assertThat(behindProxy.of("172.21.0.1", List.of("203.0.113.9"))).isEqualTo("172.21.0.1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "203.0.113.9; 203.0.113.9",
                "1.2.3.4, 203.0.113.9; 203.0.113.9",
                "1.2.3.4, 172.20.0.1, 203.0.113.9; 203.0.113.9",
                "203.0.113.9, 172.20.3.4; 203.0.113.9",
                "203.0.113.9:51234; 203.0.113.9",
                "[2001:db8:1:2:3:4:5:6]:443; 2001:db8:1:2:0:0:0:0",
                "1.2.3.4, evil.example; 172.20.0.2",
                "1.2.3.4, 203.0.113.9'; 172.20.0.2",
                "''; 172.20.0.2"
            })
    void ofTheHeaderOnlyWhatTheProxyAddedIsBelieved(String header, String expected) {
        assertThat(behindProxy.of("172.20.0.2", List.of(header))).isEqualTo(expected);
    }

    @Test
    void headersThatComeApartAreReadTogether() {
        assertThat(behindProxy.of("172.20.0.2", List.of("1.2.3.4", "203.0.113.9")))
                .isEqualTo("203.0.113.9");
    }

    @Test
    void withoutTheHeaderTheProxyIsTheCaller() {
        assertThat(behindProxy.of("172.20.0.2", List.of())).isEqualTo("172.20.0.2");
    }

    @Test
    void addressesOfOneSubscriberOfIpv6AreOneCaller() {
        assertThat(direct.of("2001:db8:1:2::1", List.of())).isEqualTo(direct.of("2001:db8:1:2:ffff::1", List.of()));
        assertThat(direct.of("2001:db8:1:3::1", List.of())).isNotEqualTo(direct.of("2001:db8:1:2::1", List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8,10.255.0.1,true",
        "10.0.0.0/8,11.0.0.1,false",
        "10.0.0.4/30,10.0.0.7,true",
        "10.0.0.4/30,10.0.0.8,false",
        "10.0.0.4,10.0.0.4,true",
        "10.0.0.4,10.0.0.5,false",
        "0.0.0.0/0,203.0.113.9,true",
        "fd00::/8,fdff::1,true",
        "fd00::/8,fe80::1,false",
        "::/0,10.0.0.1,false"
    })
    void aRangeHoldsItsAddresses(String range, String address, boolean held) {
        assertThat(AddressRange.parse(range)
                        .contains(AddressRange.address(address).orElseThrow()))
                .isEqualTo(held);
    }
}
