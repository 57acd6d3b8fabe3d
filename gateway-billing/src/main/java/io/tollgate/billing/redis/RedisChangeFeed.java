package io.tollgate.billing.redis;

import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.net.SocketAddress;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** The feed over Redis' publish and subscribe; revisions are kept besides, so that a lost message delays nothing. */
public final class RedisChangeFeed implements ChangeFeed, AutoCloseable {

    private static final String CHANNEL = "tg:changes";
    private static final String CATALOGUE = "catalogue";
    private static final String SEPARATOR = "@";

    private final StatefulRedisConnection<String, String> connection;
    private final StatefulRedisPubSubConnection<String, String> subscription;
    private final RedisScript<String> revise;
    private final Sinks.Many<Change> changes = Sinks.many().multicast().directBestEffort();

    public RedisChangeFeed(RedisClient client, StatefulRedisConnection<String, String> connection) {
        this.connection = connection;
        this.revise = RedisScript.answeringString(connection, "revise.lua");
        this.subscription = client.connectPubSub();
        subscription.addListener(new RedisPubSubAdapter<>() {
            @Override
            public void message(String channel, String message) {
                tell(read(message));
            }
        });
        subscription.addListener(new RedisConnectionStateListener() {
            @Override
            public void onRedisConnected(RedisChannelHandler<?, ?> handler, SocketAddress address) {
                tell(new Change.Reconnected());
            }
        });
        subscription.sync().subscribe(CHANNEL);
    }

    @Override
    public Mono<Void> organizationChanged(UUID organizationId, int shard, long revision) {
        List<String> keys = List.of(new ShardKeys(shard).revision(organizationId));
        return revise.run(keys, List.of(Long.toString(revision))).then(publish(organizationId + SEPARATOR + revision));
    }

    @Override
    public Mono<Void> catalogueChanged() {
        return publish(CATALOGUE);
    }

    @Override
    public Flux<Change> changes() {
        return changes.asFlux();
    }

    @Override
    public void close() {
        subscription.close();
    }

    private Mono<Void> publish(String message) {
        return Mono.fromCompletionStage(() -> connection.async().publish(CHANNEL, message))
                .then();
    }

    private synchronized void tell(Change change) {
        changes.tryEmitNext(change);
    }

    private static Change read(String message) {
        if (message.equals(CATALOGUE)) {
            return new Change.CatalogueChanged();
        }
        int separator = message.indexOf(SEPARATOR);
        return new Change.OrganizationChanged(
                UUID.fromString(message.substring(0, separator)), Long.parseLong(message.substring(separator + 1)));
    }
}
