package io.tollgate.routing.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.tollgate.billing.EventLoops;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.DisposableServer;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.server.HttpServer;
import reactor.netty.resources.LoopResources;

class UpstreamHttpTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final DisposableServer server = HttpServer.create()
            .host("127.0.0.1")
            .port(0)
            .handle((request, response) -> response.sendString(Mono.just("yes")))
            .bindNow();
    private final LoopResources resources = LoopResources.create("upstream-http-test", 2, true);
    private final EventLoopGroup loops = resources.onServer(LoopResources.DEFAULT_NATIVE);
    private final UpstreamHttp http = new UpstreamHttp(
            EventLoops.of(loops),
            new UpstreamProperties(
                    PATIENCE, PATIENCE, PATIENCE, PATIENCE, PATIENCE, PATIENCE, 50, PATIENCE, DataSize.ofMegabytes(1)),
            new AddressPolicy(true));

    @AfterEach
    void stop() {
        http.close();
        resources.dispose();
        server.disposeNow();
    }

    @Test
    void anAnswerComesToTheEventLoopThatAsked() throws Exception {
        for (EventLoop loop : List.of(loops.next(), loops.next(), loops.next(), loops.next())) {
            List<Thread> answered = Flux.range(0, 3)
                    .concatMap(i -> ask(http.here()))
                    .collectList()
                    .subscribeOn(Schedulers.fromExecutor(loop))
                    .block(PATIENCE);

            assertThat(answered)
                    .hasSize(3)
                    .containsOnly(loop.submit(Thread::currentThread).get());
        }
    }

    @Test
    void otherThreadsAreAnsweredToo() {
        assertThat(http.here()).isSameAs(http.elsewhere());
        assertThat(Objects.requireNonNull(ask(http.here()).block(PATIENCE))).isNotNull();
    }

    private Mono<Thread> ask(HttpClient client) {
        return client.get()
                .uri("http://127.0.0.1:" + server.port() + "/")
                .response((head, content) -> content.asString().map(text -> Thread.currentThread()))
                .next();
    }
}
