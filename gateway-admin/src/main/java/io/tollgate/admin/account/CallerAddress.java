package io.tollgate.admin.account;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import org.springframework.web.server.ServerWebExchange;

/** Where a caller is, as far as one person has it to themselves: an IPv4 address, or a network of IPv6 (/64). */
final class CallerAddress {

    private static final int NETWORK_BYTES = 8;

    private CallerAddress() {}

    /** The address as a text; empty when there is none. */
    static String of(ServerWebExchange exchange) {
        InetSocketAddress remote = exchange.getRequest().getRemoteAddress();
        return remote == null || remote.getAddress() == null ? "" : text(remote.getAddress());
    }

    private static String text(InetAddress address) {
        return address instanceof Inet6Address
                ? HexFormat.of().formatHex(address.getAddress(), 0, NETWORK_BYTES)
                : address.getHostAddress();
    }
}
