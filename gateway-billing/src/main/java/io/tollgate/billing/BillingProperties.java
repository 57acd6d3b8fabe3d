package io.tollgate.billing;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What billing needs to know of its installation.
 *
 * @param data the folder for what this node keeps
 * @param masterKey 32 bytes in base 64, the same on every node; without it one is made and kept in {@code data}
 */
@ConfigurationProperties("tollgate")
record BillingProperties(@DefaultValue(".tollgate") Path data, Optional<String> masterKey, Redis redis) {

    /**
     * The Redis that holds the counters.
     *
     * @param url such as {@code redis://:password@host:6379}
     * @param timeout how long an answer may take
     */
    record Redis(URI url, @DefaultValue("2s") Duration timeout) {}

    /** The configured key; empty when there is none. */
    Optional<byte[]> masterKeyBytes() {
        return masterKey.filter(key -> !key.isBlank()).map(BillingProperties::decode);
    }

    private static byte[] decode(String key) {
        try {
            return Base64.getDecoder().decode(key.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("tollgate.master-key is not base 64", e);
        }
    }
}
