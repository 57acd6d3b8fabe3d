package io.tollgate.admin.security;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What stands in front of the node.
 *
 * @param trustedProxies addresses, or ranges such as {@code 10.0.0.0/8}, of reverse proxies whose {@code X-Forwarded-For} and
 *     {@code X-Forwarded-Proto} are believed
 */
@ConfigurationProperties("tollgate")
public record ProxyProperties(@DefaultValue List<String> trustedProxies) {

    public ProxyProperties {
        trustedProxies = List.copyOf(trustedProxies);
    }
}
