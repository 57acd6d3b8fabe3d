package io.tollgate.api.auth;

import io.tollgate.billing.tenant.AddressRange;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * Where a caller is: the last address of {@code X-Forwarded-For} that no trusted proxy has, as far as trusted proxies wrote it;
 * what stands before it anybody may have written.
 */
final class ClientAddress {

    private static final String FOR = "X-Forwarded-For";

    private final List<AddressRange> trusted;

    ClientAddress(List<AddressRange> trusted) {
        this.trusted = List.copyOf(trusted);
    }

    /** The address; empty when nobody knows. */
    Optional<InetAddress> of(ServerHttpRequest request) {
        InetSocketAddress remote = request.getRemoteAddress();
        if (remote == null || remote.getAddress() == null) {
            return Optional.empty();
        }
        InetAddress client = remote.getAddress();
        List<String> hops = hops(request);
        for (int i = hops.size() - 1; i >= 0 && trusts(client); i--) {
            Optional<InetAddress> hop = AddressRange.address(hops.get(i));
            if (hop.isEmpty()) {
                break;
            }
            client = hop.get();
        }
        return Optional.of(client);
    }

    private boolean trusts(InetAddress address) {
        return trusted.stream().anyMatch(range -> range.contains(address));
    }

    private static List<String> hops(ServerHttpRequest request) {
        return request.getHeaders().getOrEmpty(FOR).stream()
                .flatMap(line -> Stream.of(line.split(",")))
                .map(String::strip)
                .filter(hop -> !hop.isEmpty())
                .toList();
    }
}
