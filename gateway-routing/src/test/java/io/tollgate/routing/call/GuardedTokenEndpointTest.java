package io.tollgate.routing.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.routing.provider.UpstreamAnswer;
import io.tollgate.routing.signing.TokenRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.resources.ConnectionProvider;

class GuardedTokenEndpointTest {

    private final ConnectionProvider connections = ConnectionProvider.create("tokens", 2);
    private final DisposableServer server = echo();

    private static DisposableServer echo() {
        return HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .route(routes -> routes.post(
                        "/token",
                        (request, response) -> response.sendString(request.receive()
                                .aggregate()
                                .asString(StandardCharsets.UTF_8)
                                .map(body -> request.requestHeaders().get("content-type") + " " + body))))
                .bindNow();
    }

    @AfterEach
    void stop() {
        server.disposeNow();
        connections.disposeLater().block();
    }

    @Test
    void postsAForm() {
        UpstreamAnswer answer = ask(new AddressPolicy(true)).blockOptional().orElseThrow();

        assertThat(new String(answer.body(), StandardCharsets.UTF_8))
                .isEqualTo("application/x-www-form-urlencoded client_secret=a%26b%3Dc");
    }

    @Test
    void callsNoAddressThatProvidersMustNotHave() {
        assertThatThrownBy(() -> ask(new AddressPolicy(false)).block()).hasRootCauseInstanceOf(RefusedAddress.class);
    }

    private Mono<UpstreamAnswer> ask(AddressPolicy policy) {
        GuardedTokenEndpoint endpoint =
                new GuardedTokenEndpoint(UpstreamHttp.client(connections, policy, Duration.ofSeconds(20)));
        URI address = URI.create("http://127.0.0.1:" + server.port() + "/token");
        return endpoint.post(new TokenRequest(address, Map.of("client_secret", "a&b=c")));
    }
}
