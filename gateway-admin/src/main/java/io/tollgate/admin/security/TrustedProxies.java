package io.tollgate.admin.security;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.adapter.ForwardedHeaderTransformer;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Takes a caller's address and scheme from the reverse proxies that the operator trusts, and from nobody else: who may name
 * any address may guess passwords from any. Runs before there is an exchange, so that sessions see it too.
 */
@Component("forwardedHeaderTransformer")
class TrustedProxies extends ForwardedHeaderTransformer {

    private static final String FOR = "X-Forwarded-For";
    private static final String PROTO = "X-Forwarded-Proto";

    private final List<IpSubnetFilterRule> trusted;

    TrustedProxies(ProxyProperties properties) {
        this.trusted =
                properties.trustedProxies().stream().map(TrustedProxies::range).toList();
    }

    /** Only the control plane asks who calls from where. */
    @Override
    public ServerHttpRequest apply(ServerHttpRequest request) {
        InetSocketAddress remote = request.getRemoteAddress();
        return remote != null && request.getPath().value().startsWith("/api/") && trusts(remote)
                ? seenFromOutside(request, remote)
                : request;
    }

    private ServerHttpRequest seenFromOutside(ServerHttpRequest request, InetSocketAddress proxy) {
        HttpHeaders headers = request.getHeaders();
        ServerHttpRequest.Builder seen = request.mutate().remoteAddress(client(headers, proxy));
        List<String> schemes = values(headers, PROTO);
        if (!schemes.isEmpty() && schemes.get(schemes.size() - 1).equalsIgnoreCase("https")) {
            seen.uri(https(request.getURI()));
        }
        return seen.build();
    }

    /** The last address that no trusted proxy has: what stands before it anybody may have written. */
    private InetSocketAddress client(HttpHeaders headers, InetSocketAddress proxy) {
        InetSocketAddress client = proxy;
        List<String> hops = values(headers, FOR);
        for (int i = hops.size() - 1; i >= 0 && trusts(client); i--) {
            InetAddress hop = NetUtil.createInetAddressFromIpAddressString(hops.get(i));
            if (hop == null) {
                break;
            }
            client = new InetSocketAddress(hop, 0);
        }
        return client;
    }

    private boolean trusts(InetSocketAddress address) {
        return trusted.stream().anyMatch(range -> range.matches(address));
    }

    private static List<String> values(HttpHeaders headers, String name) {
        String joined = String.join(",", Optional.ofNullable(headers.get(name)).orElse(List.of()));
        return List.of(joined.split(",")).stream()
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    private static URI https(URI seen) {
        return UriComponentsBuilder.fromUri(seen).scheme("https").build(true).toUri();
    }

    private static IpSubnetFilterRule range(String written) {
        String whole = written.indexOf(':') >= 0 ? "/128" : "/32";
        try {
            return new IpSubnetFilterRule(
                    written.indexOf('/') >= 0 ? written.strip() : written.strip() + whole, IpFilterRuleType.ACCEPT);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "tollgate.trusted-proxies: '" + written + "' is neither an address nor a range such as 10.0.0.0/8",
                    e);
        }
    }
}
