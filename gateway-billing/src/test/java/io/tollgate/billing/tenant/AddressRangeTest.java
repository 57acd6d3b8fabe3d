package io.tollgate.billing.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangeTest {

    @ParameterizedTest
    @CsvSource({
        "203.0.113.0/24, 203.0.113.255, true",
        "203.0.113.0/24, 203.0.114.0, false",
        "203.0.113.7, 203.0.113.7, true",
        "203.0.113.7, 203.0.113.8, false",
        "10.128.0.0/9, 10.255.0.1, true",
        "10.128.0.0/9, 10.127.0.1, false",
        "0.0.0.0/0, 198.51.100.1, true",
        "0.0.0.0/0, 2001:db8::1, false",
        "2001:db8::/33, 2001:db8:7fff::1, true",
        "2001:db8::/33, 2001:db8:8000::1, false",
        "203.0.113.0/24, ::ffff:203.0.113.9, true"
    })
    void containsWhatBeginsLikeIt(String range, String address, boolean inside) {
        InetAddress asked = AddressRange.address(address).orElseThrow();

        assertThat(AddressRange.read(range).orElseThrow().contains(asked)).isEqualTo(inside);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.com",
                "localhost",
                "10.0.0.0/33",
                "10.0.0.256",
                "::/129",
                "10.0.0.0/-1",
                "a::b::c",
                "/8",
                "1.2.3"
            })
    void isNothingElse(String text) {
        assertThat(AddressRange.read(text)).isEmpty();
    }
}
