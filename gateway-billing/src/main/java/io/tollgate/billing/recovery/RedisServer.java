package io.tollgate.billing.recovery;

import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.api.StatefulRedisConnection;
import reactor.core.publisher.Mono;

/** Which run of which Redis is asked. */
record RedisServer(StatefulRedisConnection<String, String> connection) {

    private static final String RUN_ID = "run_id:";

    /** The same for every server of this Redis. */
    private static final String UNKNOWN = "unknown";

    /** Changes when Redis is started again or another takes over; always the same where Redis does not tell. */
    Mono<String> run() {
        return Mono.fromCompletionStage(() -> connection.async().info("server"))
                .map(RedisServer::runId)
                .onErrorReturn(RedisCommandExecutionException.class, UNKNOWN);
    }

    private static String runId(String facts) {
        return facts.lines()
                .filter(line -> line.startsWith(RUN_ID))
                .map(line -> line.substring(RUN_ID.length()).strip())
                .findFirst()
                .orElse(UNKNOWN);
    }
}
