package io.tollgate.api.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.api.testing.GatewayTest;
import io.tollgate.api.testing.Market;
import io.tollgate.api.testing.Reply;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;

class BrowserOriginsTest extends GatewayTest {

    private static final String CHAT = "/v1/chat/completions";
    private static final String PAGE = "https://app.example.com";

    @Test
    void tellsABrowserThatAnyPageMayCall() {
        Reply answer = anyone().with("Origin", PAGE)
                .with("Access-Control-Request-Method", "POST")
                .with("Access-Control-Request-Headers", "authorization,content-type,x-stainless-lang")
                .send("OPTIONS", CHAT, BodyPublishers.noBody())
                .expect(200);

        assertThat(answer.header("access-control-allow-origin")).contains("*");
        assertThat(answer.header("access-control-allow-methods")).contains("GET,POST");
        assertThat(answer.header("access-control-allow-headers"))
                .contains("authorization, content-type, x-stainless-lang");
        assertThat(answer.header("access-control-max-age")).contains("7200");
        assertThat(answer.header("access-control-allow-credentials")).isEmpty();
    }

    @Test
    void letsPagesReadAnswersAndRefusalsWithTheirHeaders() {
        openMarket();
        Reply answer = caller(tenant().issueKey("page"))
                .with("Origin", PAGE)
                .post(CHAT, """
                        {"model": "%s", "messages": [{"role": "user", "content": "Hello"}]}""".formatted(Market.MODEL))
                .expect(200);
        Reply refusal = anyone().with("Origin", PAGE).post(CHAT, "{}").expect(401);

        for (Reply each : List.of(answer, refusal)) {
            assertThat(each.header("access-control-allow-origin")).contains("*");
            assertThat(each.header("access-control-expose-headers")).contains("*");
        }
    }

    @Test
    void saysNothingToWhoeverIsNoBrowser() {
        assertThat(anyone().get("/v1/models").header("access-control-allow-origin"))
                .isEmpty();
    }

    @Test
    void keepsTheConsolesApiToItsOwnPages() {
        assertThat(anyone().with("Origin", PAGE).get("/api/teams").header("access-control-allow-origin"))
                .isEmpty();
    }

    @Test
    void knowsThePagesThatTheSettingsName() {
        BrowserOrigins origins = new BrowserOrigins(new BrowserOrigins.Settings(List.of(PAGE)));
        MockServerWebExchange known = exchange(HttpMethod.POST, PAGE);
        MockServerWebExchange other = exchange(HttpMethod.POST, "https://elsewhere.example.com");
        MockServerWebExchange asking = exchange(HttpMethod.OPTIONS, "https://elsewhere.example.com");

        assertThat(origins.answers(known)).isFalse();
        assertThat(known.getResponse().getHeaders().getAccessControlAllowOrigin())
                .isEqualTo(PAGE);
        assertThat(known.getResponse().getHeaders().getVary()).containsExactly(HttpHeaders.ORIGIN);
        assertThat(origins.answers(other)).isFalse();
        assertThat(other.getResponse().getHeaders().getAccessControlAllowOrigin())
                .isNull();
        assertThat(origins.answers(asking)).isTrue();
        assertThat(asking.getResponse().getStatusCode()).isEqualTo(HttpStatus.FORBIDDEN);
    }

    private static MockServerWebExchange exchange(HttpMethod method, String origin) {
        return MockServerWebExchange.from(MockServerHttpRequest.method(method, CHAT)
                .header(HttpHeaders.ORIGIN, origin)
                .header(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD, "POST"));
    }
}
