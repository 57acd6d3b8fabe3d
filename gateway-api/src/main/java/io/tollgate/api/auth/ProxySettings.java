package io.tollgate.api.auth;

import io.tollgate.billing.tenant.AddressRange;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whom a node believes about where callers are.
 *
 * @param trustedProxies addresses, or ranges such as {@code 10.0.0.0/8}, of reverse proxies
 */
@ConfigurationProperties("tollgate")
record ProxySettings(@DefaultValue List<String> trustedProxies) {

    List<AddressRange> ranges() {
        return trustedProxies.stream().map(ProxySettings::range).toList();
    }

    private static AddressRange range(String written) {
        return AddressRange.read(written.strip())
                .orElseThrow(() -> new IllegalArgumentException("tollgate.trusted-proxies: '" + written
                        + "' is neither an address nor a range such as 10.0.0.0/8"));
    }
}
