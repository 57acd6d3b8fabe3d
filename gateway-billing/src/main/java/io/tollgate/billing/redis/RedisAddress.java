package io.tollgate.billing.redis;

import io.lettuce.core.RedisURI;
import io.tollgate.billing.setting.InvalidSetting;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/** Where Redis is, as {@code TOLLGATE_REDIS_URL} says it: {@code redis://:password@host:6379}, the password percent-encoded. */
public final class RedisAddress {

    public static final String PROPERTY = "tollgate.redis.url";
    public static final String VARIABLE = "TOLLGATE_REDIS_URL";

    private static final String SHAPE =
            "redis://:password@host:6379, the password's special characters percent-encoded";
    private static final Set<String> SCHEMES = Set.of("redis", "rediss");

    private RedisAddress() {}

    /**
     * The address with its password decoded.
     *
     * @throws InvalidSetting when it is no address of a Redis
     */
    public static RedisURI parse(String url) {
        if (url.isBlank()) {
            throw InvalidSetting.of(VARIABLE, "is not set", SHAPE);
        }
        if (!SCHEMES.contains(url.split("://", 2)[0])) {
            throw InvalidSetting.of(VARIABLE, "does not begin with redis:// or rediss://", SHAPE);
        }
        if (uri(url).getHost() == null) {
            throw InvalidSetting.of(VARIABLE, "names no host", SHAPE);
        }
        return decoded(url);
    }

    /** From the text: from a {@link URI}, Lettuce takes the password as it is written. */
    private static RedisURI decoded(String url) {
        try {
            return RedisURI.create(url);
        } catch (IllegalArgumentException e) {
            throw InvalidSetting.of(VARIABLE, "is no address of a Redis", SHAPE);
        }
    }

    private static URI uri(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            // The reason alone: the text holds a password.
            throw InvalidSetting.of(VARIABLE, "is no URL: " + e.getReason(), SHAPE);
        }
    }
}
