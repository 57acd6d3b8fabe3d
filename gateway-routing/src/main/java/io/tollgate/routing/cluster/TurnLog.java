package io.tollgate.routing.cluster;

import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.XAddArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import io.tollgate.routing.health.CircuitTurn;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** Which breakers opened and closed of late, on all nodes: a Redis stream of bounded length, whose entries have Redis's own times. */
public final class TurnLog {

    /** About as many as are kept; the oldest go first. */
    public static final int KEPT = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(TurnLog.class);
    private static final String STREAM = "tg:turns";
    private static final String MESSAGE = "turn";

    private final StatefulRedisConnection<String, String> connection;
    private final String node;

    /** @param node the name of this node, which stands beside what it saw */
    public TurnLog(StatefulRedisConnection<String, String> connection, String node) {
        this.connection = connection;
        this.node = node;
    }

    /**
     * A breaker that turned.
     *
     * @param node that saw it
     */
    public record Entry(Instant at, String node, CircuitTurn turn) {}

    /** Writes it down; nobody waits for that, and what Redis does not take is forgotten. */
    public void add(CircuitTurn turn) {
        XAddArgs bounded = new XAddArgs().maxlen(KEPT).approximateTrimming();
        Map<String, String> entry = Map.of(MESSAGE, new TurnMessage(node, turn).text());
        try {
            connection.async().xadd(STREAM, bounded, entry).whenComplete((id, failure) -> {
                if (failure != null) {
                    LOG.debug("a breaker's turn is not written down: {}", failure.toString());
                }
            });
        } catch (RuntimeException e) {
            LOG.debug("a breaker's turn is not written down: {}", e.toString());
        }
    }

    /** What happened from then on, the latest first; at most as many as this. */
    public Mono<List<Entry>> since(Instant from, int most) {
        Range<String> range =
                Range.from(Range.Boundary.including(Long.toString(from.toEpochMilli())), Range.Boundary.unbounded());
        return Mono.fromCompletionStage(() -> connection.async().xrevrange(STREAM, range, Limit.from(most)))
                .map(found ->
                        found.stream().flatMap(entry -> read(entry).stream()).toList());
    }

    private static Optional<Entry> read(StreamMessage<String, String> entry) {
        String id = entry.getId();
        Instant at = Instant.ofEpochMilli(Long.parseLong(id.substring(0, id.indexOf('-'))));
        return TurnMessage.read(entry.getBody().getOrDefault(MESSAGE, ""))
                .map(message -> new Entry(at, message.node(), message.turn()));
    }
}
