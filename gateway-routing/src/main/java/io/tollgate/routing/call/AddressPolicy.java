package io.tollgate.routing.call;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * Which addresses the gateway may call: never link-local ones and those of cloud metadata services; loopback and private
 * ones only where the operator allows it.
 *
 * @param allowPrivate whether loopback and private addresses may be called
 */
public record AddressPolicy(boolean allowPrivate) {

    /** Metadata services outside of the link-local range: Alibaba's, Azure's, and AWS's over IPv6. */
    private static final Set<InetAddress> METADATA =
            Set.of(literal(100, 100, 100, 200), literal(168, 63, 129, 16), awsOverIpv6());

    /** Why the address must not be called; empty when it may. */
    public Optional<String> refusal(InetAddress address) {
        InetAddress actual = unwrapped(address);
        if (actual.isLinkLocalAddress() || actual.isMulticastAddress() || METADATA.contains(actual)) {
            return Optional.of("link-local, multicast and metadata addresses are never called");
        }
        return isPrivate(actual) && !allowPrivate
                ? Optional.of("loopback and private addresses are called only with"
                        + " TOLLGATE_ALLOW_PRIVATE_UPSTREAMS=true")
                : Optional.empty();
    }

    private static boolean isPrivate(InetAddress address) {
        return address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isSiteLocalAddress()
                || (address instanceof Inet4Address ? isReserved4(address.getAddress()) : isReserved6(address));
    }

    /** "This network" 0/8, carriers' 100.64/10, benchmarks' 198.18/15, IETF's 192.0.0/24, and 240/4 with broadcast. */
    private static boolean isReserved4(byte[] bytes) {
        int first = bytes[0] & 0xFF;
        int second = bytes[1] & 0xFF;
        return first == 0
                || (first == 100 && second >= 64 && second < 128)
                || (first == 198 && (second == 18 || second == 19))
                || (first == 192 && second == 0 && bytes[2] == 0)
                || first >= 240;
    }

    /** Unique local addresses, fc00::/7. */
    private static boolean isReserved6(InetAddress address) {
        return (address.getAddress()[0] & 0xFE) == 0xFC;
    }

    /** The IPv4 address within an IPv6 one: compatible ::/96, NAT64's 64:ff9b::/96, 6to4's 2002::/16. */
    private static InetAddress unwrapped(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return address;
        }
        byte[] bytes = address.getAddress();
        if (bytes[0] == 0x20 && bytes[1] == 0x02) {
            return literal(bytes[2], bytes[3], bytes[4], bytes[5]);
        }
        boolean nat64 = bytes[0] == 0 && bytes[1] == 0x64 && (bytes[2] & 0xFF) == 0xFF && (bytes[3] & 0xFF) == 0x9B;
        boolean compatible = isZero(bytes, 0, 12) && !isZero(bytes, 12, 15);
        return compatible || (nat64 && isZero(bytes, 4, 12))
                ? literal(bytes[12], bytes[13], bytes[14], bytes[15])
                : address;
    }

    private static boolean isZero(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }

    private static InetAddress literal(int... bytes) {
        byte[] address = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            address[i] = (byte) bytes[i];
        }
        return of(address);
    }

    /** fd00:ec2::254. */
    private static InetAddress awsOverIpv6() {
        byte[] address = new byte[16];
        System.arraycopy(new byte[] {(byte) 0xFD, 0, 0x0E, (byte) 0xC2}, 0, address, 0, 4);
        address[14] = 0x02;
        address[15] = 0x54;
        return of(Arrays.copyOf(address, address.length));
    }

    private static InetAddress of(byte[] address) {
        try {
            return InetAddress.getByAddress(address);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("an address has 4 or 16 bytes, not " + address.length, e);
        }
    }
}
