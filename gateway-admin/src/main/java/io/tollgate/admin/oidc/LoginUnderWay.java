package io.tollgate.admin.oidc;

import io.tollgate.billing.tenant.Envelopes;
import io.tollgate.billing.tenant.MasterKeys;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpCookie;
import org.springframework.http.ResponseCookie;
import org.springframework.security.oauth2.client.web.server.ServerAuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Remembers a login that is under way in a sealed cookie of the browser that began it: no other can end it, and whoever begins
 * many takes up no room here.
 */
@Component
class LoginUnderWay implements ServerAuthorizationRequestRepository<OAuth2AuthorizationRequest> {

    static final String COOKIE = "tollgate_login";

    private static final String NAME = "login";
    private static final String STATE = "state";
    private static final String ENDS = "ends";
    private static final Duration TIME = Duration.ofMinutes(10);
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final Envelopes envelopes;
    private final Clock clock;

    LoginUnderWay(MasterKeys keys, Clock clock) {
        this.envelopes = new Envelopes("tollgate/outside-logins/v1", keys, new SecureRandom());
        this.clock = clock;
    }

    @Override
    public Mono<OAuth2AuthorizationRequest> loadAuthorizationRequest(ServerWebExchange exchange) {
        return Mono.justOrEmpty(read(exchange));
    }

    @Override
    public Mono<OAuth2AuthorizationRequest> removeAuthorizationRequest(ServerWebExchange exchange) {
        Optional<OAuth2AuthorizationRequest> underWay = read(exchange);
        write(exchange, "", Duration.ZERO);
        return Mono.justOrEmpty(underWay);
    }

    @Override
    public Mono<Void> saveAuthorizationRequest(OAuth2AuthorizationRequest request, ServerWebExchange exchange) {
        Map<String, String> fields = new HashMap<>();
        request.getAttributes().forEach((name, value) -> fields.put("@" + name, String.valueOf(value)));
        fields.put(STATE, String.valueOf(request.getState()));
        fields.put("authorization_uri", request.getAuthorizationUri());
        fields.put("client_id", request.getClientId());
        fields.put("redirect_uri", String.valueOf(request.getRedirectUri()));
        fields.put("scope", String.join(" ", request.getScopes()));
        fields.put(ENDS, clock.instant().plus(TIME).toString());
        byte[] sealed = envelopes.seal(NAME, JsonMapper.shared().writeValueAsBytes(fields));
        write(exchange, Base64.getUrlEncoder().withoutPadding().encodeToString(sealed), TIME);
        return Mono.empty();
    }

    private Optional<OAuth2AuthorizationRequest> read(ServerWebExchange exchange) {
        String answered = exchange.getRequest().getQueryParams().getFirst(STATE);
        return Optional.ofNullable(exchange.getRequest().getCookies().getFirst(COOKIE))
                .map(HttpCookie::getValue)
                .flatMap(this::opened)
                .filter(fields -> fields.getOrDefault(STATE, "").equals(answered))
                .filter(fields -> clock.instant().isBefore(Instant.parse(fields.getOrDefault(ENDS, ""))))
                .map(LoginUnderWay::request);
    }

    private Optional<Map<String, String>> opened(String cookie) {
        try {
            byte[] sealed = Base64.getUrlDecoder().decode(cookie.getBytes(StandardCharsets.ISO_8859_1));
            return envelopes.open(NAME, sealed).map(text -> JsonMapper.shared().readValue(text, TEXTS));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private static OAuth2AuthorizationRequest request(Map<String, String> fields) {
        Map<String, Object> attributes = new HashMap<>();
        fields.forEach((name, value) -> {
            if (name.startsWith("@")) {
                attributes.put(name.substring(1), value);
            }
        });
        return OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(fields.getOrDefault("authorization_uri", ""))
                .clientId(fields.getOrDefault("client_id", ""))
                .redirectUri(fields.getOrDefault("redirect_uri", ""))
                .scope(fields.getOrDefault("scope", "").split(" "))
                .state(fields.getOrDefault(STATE, ""))
                .attributes(attributes)
                .build();
    }

    private static void write(ServerWebExchange exchange, String value, Duration age) {
        boolean secure = "https".equals(exchange.getRequest().getURI().getScheme());
        exchange.getResponse()
                .addCookie(ResponseCookie.from(COOKIE, value)
                        .path(OutsideLoginConfiguration.PATH)
                        .httpOnly(true)
                        .sameSite("Lax")
                        .secure(secure)
                        .maxAge(age)
                        .build());
    }
}
