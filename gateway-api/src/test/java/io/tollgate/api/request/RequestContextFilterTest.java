package io.tollgate.api.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.publisher.Mono;

class RequestContextFilterTest {

    @Test
    void givesTheRequestAnIdOfItsOwnAndKeepsTheClients() {
        MockServerWebExchange exchange = filtered(MockServerHttpRequest.get("/").header("x-request-id", "mine-1"));

        RequestContext context = RequestContext.of(exchange);

        assertThat(context.clientRequestId()).contains("mine-1");
        assertThat(exchange.getResponse().getHeaders().get("x-request-id"))
                .singleElement()
                .isEqualTo(context.shownId())
                .asString()
                .startsWith("req_");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "with a space", "a\u0007b"})
    void dropsAClientsIdThatIsNoName(String sent) {
        MockServerWebExchange exchange = filtered(MockServerHttpRequest.get("/").header("x-request-id", sent));

        assertThat(RequestContext.of(exchange).clientRequestId()).isEmpty();
    }

    private static MockServerWebExchange filtered(MockServerHttpRequest.BaseBuilder<?> request) {
        MockServerWebExchange exchange = MockServerWebExchange.from(request);
        new RequestContextFilter().filter(exchange, next -> Mono.empty()).block();
        return exchange;
    }
}
