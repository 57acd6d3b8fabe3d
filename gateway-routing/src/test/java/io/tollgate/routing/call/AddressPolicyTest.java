package io.tollgate.routing.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressPolicyTest {

    private final AddressPolicy strict = new AddressPolicy(false);
    private final AddressPolicy lenient = new AddressPolicy(true);

    @ParameterizedTest
    @ValueSource(strings = {"104.18.6.192", "8.8.8.8", "100.128.0.1", "172.32.0.1", "2606:4700::6812:6c0"})
    void callsPublicAddresses(String address) throws UnknownHostException {
        assertThat(strict.refusal(InetAddress.getByName(address))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.9.9.9",
                "0.0.0.0",
                "0.1.2.3",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "100.64.0.1",
                "198.18.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fd12::1",
                "::ffff:127.0.0.1",
                "::127.0.0.1",
                "64:ff9b::10.0.0.1",
                "2002:7f00:0001::1"
            })
    void callsPrivateAddressesOnlyWhenAllowed(String address) throws UnknownHostException {
        assertThat(strict.refusal(InetAddress.getByName(address)))
                .hasValueSatisfying(reason -> assertThat(reason).contains("TOLLGATE_ALLOW_PRIVATE_UPSTREAMS=true"));
        assertThat(lenient.refusal(InetAddress.getByName(address))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "169.254.169.254",
                "169.254.1.1",
                "fe80::1",
                "100.100.100.200",
                "168.63.129.16",
                "fd00:ec2::254",
                "64:ff9b::169.254.169.254",
                "2002:a9fe:a9fe::1",
                "::169.254.169.254",
                "224.0.0.1",
                "ff02::1"
            })
    void neverCallsLinkLocalAndMetadataAddresses(String address) throws UnknownHostException {
        assertThat(lenient.refusal(InetAddress.getByName(address))).isPresent();
        assertThat(strict.refusal(InetAddress.getByName(address))).isPresent();
    }
}
