package io.tollgate.admin.catalogue;

import io.netty.util.NetUtil;
import io.tollgate.admin.http.Problem;
import io.tollgate.routing.call.AddressPolicy;
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

    private final AddressPolicy addresses;

    BaseUrls(AddressPolicy addresses) {
        this.addresses = addresses;
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
        if (host.startsWith("[") || NetUtil.isValidIpV4Address(bare)) {
            return refusal(bare, literal(bare));
        }
        if (NUMERIC_HOST.matcher(bare).matches()) {
            return Optional.of(bare + " is no address: write four numbers, such as 192.0.2.1");
        }
        boolean loopback = bare.equals("localhost") || bare.endsWith(".localhost");
        return loopback ? refusal(bare, InetAddress.getLoopbackAddress()) : Optional.empty();
    }

    private Optional<String> refusal(String host, InetAddress address) {
        return addresses.refusal(address).map(reason -> host + " is not called: " + reason);
    }

    /** Of a literal nobody asks DNS. */
    private static InetAddress literal(String address) {
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException e) {
            throw Problem.invalid("base_url", address + " names a network interface that is not here");
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
