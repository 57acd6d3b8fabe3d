package io.tollgate.billing.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.tollgate.billing.EventLoops;
import io.tollgate.testkit.TestServers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.resources.LoopResources;

class ServingRedisTest {

    private final String url = TestServers.redisUrl();
    private final LoopResources resources = LoopResources.create("serving-redis-test", 2, true);
    private final EventLoopGroup loops = resources.onServer(LoopResources.DEFAULT_NATIVE);
    private final RedisClient client = RedisClient.create(url);
    private StatefulRedisConnection<String, String> shared;
    private ServingRedis serving;

    @BeforeEach
    void connect() {
        shared = client.connect();
        serving = ServingRedis.connect(
                EventLoops.of(loops), client.getResources(), own -> RedisClient.create(own, url), shared);
    }

    @AfterEach
    void close() {
        serving.close();
        client.shutdown();
        resources.dispose();
    }

    @Test
    void anEventLoopGetsItsAnswersOnItsOwnThread() throws Exception {
        EventLoop loop = loops.next();

        Thread answered = Mono.defer(
                        () -> Mono.fromCompletionStage(serving.here().async().ping()))
                .map(pong -> Thread.currentThread())
                .subscribeOn(Schedulers.fromExecutor(loop))
                .block();

        assertThat(answered).isSameAs(loop.submit(Thread::currentThread).get());
    }

    @Test
    void otherThreadsShareOneConnection() {
        assertThat(serving.here()).isSameAs(shared);
    }

    @Test
    void anEventLoopWhoseConnectionIsGoneUsesTheSharedOne() throws Exception {
        EventLoop loop = loops.next();
        StatefulRedisConnection<String, String> own =
                loop.submit(() -> serving.here()).get();
        assertThat(own).isNotSameAs(shared);

        own.close();

        assertThat(loop.submit(() -> serving.here()).get()).isSameAs(shared);
    }

    @Test
    void closingLeavesTheEventLoopsRunning() throws Exception {
        serving.close();

        assertThat(loops.next().submit(() -> "still here").get()).isEqualTo("still here");
    }
}
