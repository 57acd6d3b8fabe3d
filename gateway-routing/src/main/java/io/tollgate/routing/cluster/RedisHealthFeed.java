package io.tollgate.routing.cluster;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.tollgate.routing.catalogue.Catalogue;
import io.tollgate.routing.catalogue.Offering;
import io.tollgate.routing.health.CircuitTurn;
import io.tollgate.routing.health.HealthBook;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the other nodes which breakers open and close here, and takes down theirs, by Redis' publish and subscribe. While
 * Redis is away each node goes by what it sees itself, and nothing is made up for later: turns are old after seconds.
 */
public final class RedisHealthFeed implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RedisHealthFeed.class);
    private static final String CHANNEL = "tg:health";

    private final StatefulRedisConnection<String, String> connection;
    private final StatefulRedisPubSubConnection<String, String> subscription;
    private final HealthBook health;
    private final Supplier<Catalogue> catalogue;
    private final String node;

    /** @param node the name of this node, which does not listen to itself */
    public RedisHealthFeed(
            RedisClient client,
            StatefulRedisConnection<String, String> connection,
            HealthBook health,
            Supplier<Catalogue> catalogue,
            String node) {
        this.connection = connection;
        this.health = health;
        this.catalogue = catalogue;
        this.node = node;
        this.subscription = client.connectPubSub();
        subscription.addListener(new RedisPubSubAdapter<>() {
            @Override
            public void message(String channel, String message) {
                TurnMessage.read(message).ifPresent(RedisHealthFeed.this::hear);
                AcceptedMessage.read(message).ifPresent(RedisHealthFeed.this::hear);
            }
        });
        subscription.sync().subscribe(CHANNEL);
        health.onTurn(turn -> tell(new TurnMessage(node, turn).text()));
        health.onAccepted(credential -> tell(new AcceptedMessage(node, credential).text()));
    }

    /** Nobody waits for it, and nothing may come of it for the call that turned the breaker. */
    private void tell(String message) {
        try {
            connection.async().publish(CHANNEL, message).whenComplete(RedisHealthFeed::told);
        } catch (RuntimeException e) {
            told(null, e);
        }
    }

    private static void told(@Nullable Long nodes, @Nullable Throwable failure) {
        if (failure != null) {
            LOG.debug("the other nodes are not told of a breaker: {}", failure.toString());
        }
    }

    private void hear(TurnMessage message) {
        if (!message.node().equals(node)) {
            CircuitTurn turn = message.turn();
            catalogue.get().offering(turn.offering()).ifPresent(offering -> hear(turn, offering));
        }
    }

    private void hear(CircuitTurn turn, Offering offering) {
        offering.credentials().stream()
                .filter(credential -> credential.slug().equals(turn.credential()))
                .forEach(credential -> health.hear(offering, credential, turn.opened()));
    }

    private void hear(AcceptedMessage message) {
        if (!message.node().equals(node)) {
            health.hearAccepted(message.credential());
        }
    }

    @Override
    public void close() {
        subscription.close();
    }
}
