package io.tollgate.billing.tenant;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** A range of IP addresses, such as {@code 203.0.113.0/24} or {@code 2001:db8::/32}; one address is a range too. */
public final class AddressRange {

    private static final Pattern V4 = Pattern.compile("(\\d{1,3})(\\.\\d{1,3}){3}");
    private static final Pattern V6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
    private static final int BITS = 8;

    private final byte[] network;
    private final int prefix;

    private AddressRange(byte[] network, int prefix) {
        this.network = network;
        this.prefix = prefix;
    }

    /** Reads a range; empty when the text is none. Never asks a name server. */
    public static Optional<AddressRange> read(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        return literal(address).flatMap(bytes -> {
            int most = bytes.length * BITS;
            int prefix = slash < 0 ? most : prefix(text.substring(slash + 1));
            return prefix >= 0 && prefix <= most ? Optional.of(new AddressRange(bytes, prefix)) : Optional.empty();
        });
    }

    /** The address that a text is; empty when it is none. Never asks a name server. */
    public static Optional<InetAddress> address(String text) {
        return literal(text).map(AddressRange::address);
    }

    /** Whether the address is in the range; an IPv4 address that is written as IPv6 counts as IPv4. */
    public boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length != network.length) {
            return false;
        }
        int whole = prefix / BITS;
        int rest = prefix % BITS;
        boolean same = Arrays.equals(bytes, 0, whole, network, 0, whole);
        return same && (rest == 0 || ((bytes[whole] ^ network[whole]) & 0xFF) >>> (BITS - rest) == 0);
    }

    private static Optional<byte[]> literal(String text) {
        if (!V4.matcher(text).matches() && !V6.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text).getAddress());
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    private static InetAddress address(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address of " + bytes.length + " bytes", e);
        }
    }

    private static int prefix(String written) {
        return written.matches("\\d{1,3}") ? Integer.parseInt(written) : -1;
    }

    @Override
    public String toString() {
        return address(network).getHostAddress() + "/" + prefix;
    }
}
