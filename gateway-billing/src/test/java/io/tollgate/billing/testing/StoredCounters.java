package io.tollgate.billing.testing;

import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import io.tollgate.billing.admission.ScopeLimits;
import io.tollgate.billing.redis.ShardKeys;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Counters as they lie in Redis, looked at and changed past the scripts that keep them. */
public final class StoredCounters {

    private static final String CHANGE = """
            local counters = read_counters(redis.call('GET', KEYS[1]), day_of(now_micros()))
            counters[%1$s] = counters[%1$s] + tonumber(ARGV[1])
            write_counters({ KEYS[1] }, { counters })
            return string.format('%%d', counters[%1$s])
            """;

    private final StatefulRedisConnection<String, String> redis;

    StoredCounters(StatefulRedisConnection<String, String> redis) {
        this.redis = redis;
    }

    /** Adds to what is at a place, as {@code accounting.lua} names it; what there is then. */
    public long change(ScopeLimits scope, String place, long by) {
        String key = new ShardKeys(Requests.SHARD).counters(scope.scope().label());
        String script = script("accounting.lua") + "\n" + CHANGE.formatted(place);
        return Long.parseLong(
                redis.sync().<String>eval(script, ScriptOutputType.VALUE, new String[] {key}, Long.toString(by)));
    }

    /** The text of one of the scripts. */
    public static String script(String file) {
        try (InputStream script = ShardKeys.class.getResourceAsStream(file)) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
