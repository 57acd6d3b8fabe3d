package io.tollgate.api.auth;

import io.tollgate.api.error.GatewayError;
import io.tollgate.api.error.KeyErrors;
import io.tollgate.billing.tenant.AddressRange;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a key may call, and from where.
 *
 * @param endpoints paths such as {@code /v1/embeddings}, each with what is below it; empty: all. They bind calls of models;
 *     a key may always read what it may do and what it did
 * @param addresses the ranges that callers must be in; none: anywhere
 */
public record KeyScope(Optional<Set<String>> endpoints, List<AddressRange> addresses) {

    /** Every endpoint, from anywhere. */
    public static final KeyScope ANYTHING = new KeyScope(Optional.empty(), List.of());

    public KeyScope {
        endpoints = endpoints.map(Set::copyOf);
        addresses = List.copyOf(addresses);
    }

    /** What is wrong with this call; empty when nothing is. */
    public Optional<GatewayError> refusal(String keyName, KeyCall call) {
        if (call.reads()
                || endpoints.map(allowed -> covers(allowed, call.path())).orElse(true)) {
            return from(call.address())
                    ? Optional.empty()
                    : Optional.of(KeyErrors.addressNotAllowed(keyName, call.address()));
        }
        return Optional.of(KeyErrors.endpointNotAllowed(keyName, call.path(), endpoints.orElseThrow()));
    }

    private boolean from(Optional<InetAddress> address) {
        return addresses.isEmpty()
                || address.filter(caller -> addresses.stream().anyMatch(range -> range.contains(caller)))
                        .isPresent();
    }

    private static boolean covers(Set<String> allowed, String path) {
        return allowed.stream().anyMatch(prefix -> path.equals(prefix) || path.startsWith(prefix + "/"));
    }
}
