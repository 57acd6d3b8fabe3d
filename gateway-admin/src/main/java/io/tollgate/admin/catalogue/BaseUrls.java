package io.tollgate.admin.catalogue;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Says which base URLs a provider may have. An address that is written out is judged here; one that a name stands for, when
 * it is connected to.
 */
final class BaseUrls {

    private static final Pattern NUMERIC_HOST = Pattern.compile("[0-9.]+|0[xX][0-9a-fA-F.xX]*");
    private static final int UNIQUE_LOCAL_MASK = 0xfe;
    private static final int UNIQUE_LOCAL = 0xfc;

    private final boolean privateAllowed;

    /** @param privateAllowed whether loopback and private addresses may be called */
    BaseUrls(boolean privateAllowed) {
        this.privateAllowed = privateAllowed;
    }

    /** What is wrong with the URL; empty when it may be used. */
    Optional<String> fault(String written) {
        URI url = parse(written);
        String host = url == null ? null : url.getHost();
        if (url == null || host == null || url.getScheme() == null) {
            return Optional.of("'" + written + "' is no URL such as https://api.openai.com/v1");
        }
        String scheme = url.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http")) {
            return Optional.of("its scheme is " + scheme + "; use https or http");
        }
        if (url.getUserInfo() != null || url.getQuery() != null || url.getFragment() != null) {
            return Optional.of("must have no user, query or fragment");
        }
        return hostFault(host.toLowerCase(Locale.ROOT));
    }

    /** The URL as it is stored: without slashes at its end. */
    static String tidy(String written) {
        return written.strip().replaceAll("/+$", "");
    }

    private Optional<String> hostFault(String host) {
        String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        byte[] address = NetUtil.createByteArrayFromIpAddressString(bare);
        if (address != null) {
            return addressFault(bare, address);
        }
        if (NUMERIC_HOST.matcher(bare).matches()) {
            return Optional.of(bare + " is no address: write four numbers, such as 192.0.2.1");
        }
        boolean loopback = bare.equals("localhost") || bare.endsWith(".localhost");
        return loopback && !privateAllowed ? Optional.of(notAllowed(bare)) : Optional.empty();
    }

    private Optional<String> addressFault(String host, byte[] bytes) {
        InetAddress address = address(bytes);
        if (address.isLinkLocalAddress() || address.isMulticastAddress()) {
            return Optional.of(host + " is a link-local or multicast address, which is never called");
        }
        boolean inside = address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isSiteLocalAddress()
                || isShared(address.getAddress());
        return inside && !privateAllowed ? Optional.of(notAllowed(host)) : Optional.empty();
    }

    /** Unique local IPv6 (fc00::/7), and the IPv4 ranges of carriers (100.64.0.0/10) and of "this network" (0.0.0.0/8). */
    private static boolean isShared(byte[] address) {
        if (address.length > 4) {
            return (address[0] & UNIQUE_LOCAL_MASK) == UNIQUE_LOCAL;
        }
        return address[0] == 0 || (address[0] == 100 && (address[1] & 0xc0) == 0x40);
    }

    private static String notAllowed(String host) {
        return host + " is a loopback or private address; set TOLLGATE_ALLOW_PRIVATE_UPSTREAMS=true to allow those";
    }

    private static InetAddress address(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address has four or sixteen bytes", e);
        }
    }

    private static @Nullable URI parse(String written) {
        try {
            return new URI(written);
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
