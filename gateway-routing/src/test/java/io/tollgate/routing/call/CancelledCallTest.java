package io.tollgate.routing.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.buffer.PoolArenaMetric;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.ChannelOption;
import io.tollgate.routing.Samples;
import io.tollgate.routing.provider.UpstreamAnswer;
import io.tollgate.routing.provider.UpstreamRequest;
import io.tollgate.routing.signing.Signers;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.ConnectionObserver;
import reactor.netty.DisposableServer;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientState;
import reactor.netty.http.server.HttpServer;
import reactor.netty.resources.ConnectionProvider;

/** Callers leave on a thread of their own, as deadlines do, just when the provider's answer comes. */
class CancelledCallTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int CALLS = 300;
    private static final String EVENT = "data: {\"choices\":[{\"delta\":{\"content\":\"Hallo\"}}]}\n\n";

    private final AtomicInteger open = new AtomicInteger();
    private final AtomicBoolean answered = new AtomicBoolean();
    /** Without caches of threads, whose buffers count as in use. */
    private final PooledByteBufAllocator buffers = new PooledByteBufAllocator(true, 0, 1, 8_192, 3, 0, 0, false);

    private final ConnectionProvider connections = ConnectionProvider.create("cancelled", 500);
    private final DisposableServer server = HttpServer.create()
            .host("127.0.0.1")
            .port(0)
            .childObserve(this::count)
            .handle((request, response) ->
                    response.sse().sendString(Flux.just(EVENT, EVENT).concatWith(Mono.never())))
            .bindNow();
    private final UpstreamClient client = new UpstreamClient(UpstreamHttp.shared(http()), new Signers(List.of()));

    @AfterEach
    void stop() {
        server.disposeNow();
        connections.disposeLater().block(PATIENCE);
    }

    @Test
    void aStreamThatIsLeftAsItBeginsKeepsNoConnectionAndNoBuffer() {
        leaveManyTimes(UpstreamReply::body);
    }

    @Test
    void anAnswerThatIsLeftAsItBeginsKeepsNoConnectionAndNoBuffer() {
        leaveManyTimes(reply -> reply.whole(1_000).map(UpstreamAnswer::body));
    }

    private void leaveManyTimes(Function<UpstreamReply, Publisher<byte[]>> receiver) {
        for (int i = 0; i < CALLS; i++) {
            leaveAtTheAnswer(receiver);
        }

        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(open).as("open connections").hasValue(0);
            assertThat(buffersInUse()).as("buffers in use").isZero();
        });
    }

    private void leaveAtTheAnswer(Function<UpstreamReply, Publisher<byte[]>> receiver) {
        answered.set(false);
        Disposable call =
                client.exchange(request(), PATIENCE, trace(), receiver).subscribe();
        while (!answered.get()) {
            Thread.onSpinWait();
        }
        call.dispose();
    }

    private UpstreamRequest request() {
        URI uri = URI.create("http://127.0.0.1:" + server.port() + "/");
        return new UpstreamRequest(uri, Map.of(), () -> new byte[] {'{', '}'});
    }

    private static AttemptTrace trace() {
        return new AttemptTrace(Samples.ATTEMPT, System.nanoTime(), true);
    }

    private HttpClient http() {
        return UpstreamHttp.client(connections, new AddressPolicy(true), PATIENCE)
                .option(ChannelOption.ALLOCATOR, buffers)
                .observe((connection, state) ->
                        answered.compareAndSet(false, state == HttpClientState.RESPONSE_RECEIVED));
    }

    private void count(Connection connection, ConnectionObserver.State state) {
        if (state == ConnectionObserver.State.CONNECTED) {
            open.incrementAndGet();
            connection.onTerminate().subscribe(null, error -> open.decrementAndGet(), open::decrementAndGet);
        }
    }

    private long buffersInUse() {
        return buffers.metric().directArenas().stream()
                .mapToLong(PoolArenaMetric::numActiveAllocations)
                .sum();
    }
}
