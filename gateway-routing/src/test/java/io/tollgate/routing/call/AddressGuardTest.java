package io.tollgate.routing.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.resources.ConnectionProvider;

/** Whoever can set an address cannot make the gateway call where it must not. */
class AddressGuardTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final AtomicInteger asked = new AtomicInteger();
    private final DisposableServer server = HttpServer.create()
            .host("127.0.0.1")
            .port(0)
            .handle((request, response) -> {
                asked.incrementAndGet();
                return response.status(307)
                        .header("location", "http://127.0.0.1:" + request.hostPort() + "/inside")
                        .send();
            })
            .bindNow();

    @AfterEach
    void stop() {
        server.disposeNow();
    }

    @Test
    void looksAtTheAddressThatANameTurnsOutToHave() {
        assertThatThrownBy(() -> status(new AddressPolicy(false), "localhost").block(PATIENCE))
                .hasRootCauseInstanceOf(RefusedAddress.class);
        assertThat(asked).hasValue(0);
    }

    @Test
    void goesNowhereThatAProviderSendsItTo() {
        Integer status = status(new AddressPolicy(true), "127.0.0.1").block(PATIENCE);

        assertThat(Objects.requireNonNull(status)).isEqualTo(307);
        assertThat(asked).hasValue(1);
    }

    private Mono<Integer> status(AddressPolicy policy, String host) {
        return UpstreamHttp.client(ConnectionProvider.newConnection(), policy, PATIENCE)
                .get()
                .uri("http://%s:%d/v1".formatted(host, server.port()))
                .response()
                .map(response -> response.status().code());
    }
}
