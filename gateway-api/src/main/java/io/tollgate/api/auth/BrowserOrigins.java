package io.tollgate.api.auth;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsProcessor;
import org.springframework.web.cors.reactive.CorsUtils;
import org.springframework.web.cors.reactive.DefaultCorsProcessor;
import org.springframework.web.server.ServerWebExchange;

/**
 * Whose pages may read the data plane's answers in a browser. By default everybody's, as with the providers: what lets a call
 * through is its key, which no browser adds by itself as it does a cookie.
 *
 * @see <a href="https://fetch.spec.whatwg.org/#http-cors-protocol">the CORS protocol</a>
 */
final class BrowserOrigins {

    /** The longest that browsers keep what they were told. */
    private static final Duration KEPT = Duration.ofHours(2);

    private final CorsProcessor processor = new DefaultCorsProcessor();
    private final CorsConfiguration rules = new CorsConfiguration();

    /** @param browserOrigins such as {@code https://app.example.com}, or {@code *} for all */
    @ConfigurationProperties("tollgate")
    record Settings(@DefaultValue("*") List<String> browserOrigins) {}

    BrowserOrigins(Settings settings) {
        settings.browserOrigins().forEach(rules::addAllowedOrigin);
        rules.setAllowedMethods(List.of(HttpMethod.GET.name(), HttpMethod.POST.name()));
        rules.addAllowedHeader(CorsConfiguration.ALL);
        rules.setMaxAge(KEPT);
    }

    /** Answers a browser that asks first whether a page may call; otherwise the answer to come will say who may read it. */
    boolean answers(ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        @Nullable String origin = request.getHeaders().getOrigin();
        if (origin == null) {
            return false;
        }
        if (CorsUtils.isPreFlightRequest(request)) {
            processor.process(rules, exchange);
            return true;
        }
        @Nullable String allowed = rules.checkOrigin(origin);
        if (allowed != null) {
            HttpHeaders headers = exchange.getResponse().getHeaders();
            headers.setAccessControlAllowOrigin(allowed);
            headers.setAccessControlExposeHeaders(List.of(CorsConfiguration.ALL));
            headers.setVary(List.of(HttpHeaders.ORIGIN));
        }
        return false;
    }
}
