package io.tollgate.api.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.api.error.GatewayError;
import io.tollgate.billing.tenant.AddressRange;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;

class KeyScopeTest {

    private static final ClientAddress BEHIND_A_PROXY = new ClientAddress(ranges("10.0.0.0/8"));

    @Test
    void coversAnEndpointWithWhatIsBelowItAndNothingBeside() {
        KeyScope scope = new KeyScope(Optional.of(Set.of("/v1/messages")), List.of());

        assertThat(refused(scope, post("/v1/messages", "192.0.2.1"))).isEmpty();
        assertThat(refused(scope, post("/v1/messages/count_tokens", "192.0.2.1")))
                .isEmpty();
        assertThat(refused(scope, post("/v1/messagesque", "192.0.2.1"))).contains("endpoint_not_allowed");
        assertThat(refused(scope, post("/v1/chat/completions", "192.0.2.1"))).contains("endpoint_not_allowed");
    }

    @Test
    void alwaysLetsAKeyReadWhatItMayDo() {
        KeyScope scope = new KeyScope(Optional.of(Set.of("/v1/embeddings")), List.of());
        MockServerHttpRequest.BaseBuilder<?> reading = MockServerHttpRequest.get("/v1/key");

        assertThat(refused(scope, reading)).isEmpty();
    }

    @Test
    void knowsCallersByTheAddressThatTheyComeFrom() {
        KeyScope scope = new KeyScope(Optional.empty(), ranges("203.0.113.0/24"));

        assertThat(refused(scope, post("/v1/embeddings", "203.0.113.9"))).isEmpty();
        assertThat(refused(scope, post("/v1/embeddings", "198.51.100.9"))).contains("address_not_allowed");
    }

    @Test
    void believesTrustedProxiesAloneAboutIt() {
        KeyScope scope = new KeyScope(Optional.empty(), ranges("203.0.113.0/24"));

        assertThat(refused(scope, post("/v1/embeddings", "10.0.0.1").header("X-Forwarded-For", "203.0.113.9")))
                .isEmpty();
        assertThat(refused(
                        scope,
                        post("/v1/embeddings", "10.0.0.1").header("X-Forwarded-For", "203.0.113.9, 198.51.100.9")))
                .contains("address_not_allowed");
        assertThat(refused(scope, post("/v1/embeddings", "198.51.100.9").header("X-Forwarded-For", "203.0.113.9")))
                .contains("address_not_allowed");
    }

    private static Optional<String> refused(KeyScope scope, MockServerHttpRequest.BaseBuilder<?> request) {
        KeyCall call = new KeyCall(MockServerWebExchange.from(request), BEHIND_A_PROXY);
        return scope.refusal("ci", call).map(GatewayError::code);
    }

    private static MockServerHttpRequest.BodyBuilder post(String path, String address) {
        return MockServerHttpRequest.post(path).remoteAddress(new InetSocketAddress(address, 443));
    }

    private static List<AddressRange> ranges(String range) {
        return AddressRange.read(range).stream().toList();
    }
}
