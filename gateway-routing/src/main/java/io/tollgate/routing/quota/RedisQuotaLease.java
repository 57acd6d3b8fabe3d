package io.tollgate.routing.quota;

import io.lettuce.core.api.StatefulRedisConnection;
import io.tollgate.billing.redis.RedisScript;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Mono;

/** Gives out slices from a book in Redis, one for each credential. */
final class RedisQuotaLease implements QuotaLease {

    private static final String SCRIPT = "/io/tollgate/routing/quota/lease.lua";

    /** A node that did not ask for so many steps has no part any more. */
    private static final int SILENT_STEPS = 3;

    private static final int REQUESTS = 2;
    private static final int TOKENS = 5;

    private final RedisScript<List<Object>> script;
    private final String node;
    private final Slicing slicing;

    /** @param node a name that no other node has */
    RedisQuotaLease(StatefulRedisConnection<String, String> connection, String node, Slicing slicing) {
        this.script = RedisScript.answeringList(connection, SCRIPT);
        this.node = node;
        this.slicing = slicing;
    }

    @Override
    public Mono<Granted> lease(String credential, Asked asked) {
        List<String> arguments = new ArrayList<>(List.of(
                node,
                Long.toString(slicing.step().toMillis()),
                Long.toString(slicing.counted()),
                Integer.toString(SILENT_STEPS)));
        asked.requests().write(arguments);
        asked.tokens().write(arguments);
        return script.run(List.of("tg:quota:{" + credential + "}"), arguments).map(RedisQuotaLease::granted);
    }

    private static Granted granted(List<Object> reply) {
        return new Granted(number(reply, 0), number(reply, 1), measure(reply, REQUESTS), measure(reply, TOKENS));
    }

    private static Granted.OfMeasure measure(List<Object> reply, int at) {
        return new Granted.OfMeasure(number(reply, at), number(reply, at + 1), number(reply, at + 2));
    }

    private static long number(List<Object> reply, int at) {
        return (Long) reply.get(at);
    }
}
