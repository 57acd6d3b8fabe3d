package io.tollgate.admin.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.json.JsonMapper;

/** A service that logs people in, by OpenID Connect and as GitHub does: signs tokens, and insists on codes, secrets and PKCE. */
final class LocalIssuer {

    static final String CLIENT = "tollgate";
    static final String SECRET = "s3cret";

    private final HttpServer server;
    private final RSAKey key = key();
    private final Map<String, Grant> codes = new ConcurrentHashMap<>();
    private final Map<String, Map<String, Object>> people = new ConcurrentHashMap<>();

    /** What a code stands for. */
    private record Grant(Map<String, String> request, Map<String, Object> claims) {}

    LocalIssuer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/.well-known/openid-configuration", exchange -> json(exchange, description()));
        server.createContext("/keys", exchange -> json(exchange, new JWKSet(key.toPublicJWK()).toJSONObject()));
        server.createContext("/token", this::token);
        server.createContext("/login/oauth/access_token", this::token);
        server.createContext(
                "/api/v3/user/emails",
                exchange -> json(
                        exchange,
                        List.of(
                                Map.of("email", "old@example.com", "verified", true, "primary", false),
                                Map.of(
                                        "email", person(exchange).get("email"),
                                        "verified", person(exchange).get("email_verified"),
                                        "primary", true))));
        server.createContext(
                "/api/v3/user",
                exchange -> json(
                        exchange,
                        Map.of("id", 4711, "login", "ada", "name", "Ada", "email", "not-confirmed@example.com")));
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** What a browser's redirect asks for. */
    static Map<String, String> request(URI redirect) {
        Map<String, String> query = new HashMap<>();
        UriComponentsBuilder.fromUri(redirect)
                .build()
                .getQueryParams()
                .toSingleValueMap()
                .forEach((name, value) -> query.put(name, UriUtils.decode(value, StandardCharsets.UTF_8)));
        return query;
    }

    /** The person agrees; the code that their browser brings back. */
    String agree(Map<String, String> request, Map<String, Object> claims) {
        String code = UUID.randomUUID().toString();
        codes.put(code, new Grant(request, claims));
        return code;
    }

    private Map<String, Object> description() {
        return Map.of(
                "issuer", url(),
                "authorization_endpoint", url() + "/authorize",
                "token_endpoint", url() + "/token",
                "jwks_uri", url() + "/keys",
                "response_types_supported", List.of("code"),
                "subject_types_supported", List.of("public"),
                "token_endpoint_auth_methods_supported", List.of("client_secret_basic"),
                "id_token_signing_alg_values_supported", List.of("RS256"));
    }

    private void token(HttpExchange exchange) throws IOException {
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Map<String, String> asked = request(URI.create("http://x/?" + form.replace("+", "%20")));
        Grant grant = codes.remove(asked.getOrDefault("code", ""));
        String client =
                "Basic " + Base64.getEncoder().encodeToString((CLIENT + ":" + SECRET).getBytes(StandardCharsets.UTF_8));
        boolean authentic = client.equals(exchange.getRequestHeaders().getFirst("Authorization"));
        if (grant == null
                || !authentic
                || !challenge(asked.getOrDefault("code_verifier", ""))
                        .equals(grant.request().get("code_challenge"))) {
            answer(exchange, 400, Map.of("error", "invalid_grant"));
            return;
        }
        String token = UUID.randomUUID().toString();
        people.put(token, grant.claims());
        Map<String, Object> body =
                new HashMap<>(Map.of("access_token", token, "token_type", "Bearer", "expires_in", 60));
        if (grant.request().getOrDefault("scope", "").contains("openid")) {
            body.put("id_token", signed(grant));
        }
        json(exchange, body);
    }

    private Map<String, Object> person(HttpExchange exchange) {
        String token = exchange.getRequestHeaders().getFirst("Authorization").substring("Bearer ".length());
        return Objects.requireNonNull(people.get(token));
    }

    private String signed(Grant grant) {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(url())
                .audience(CLIENT)
                .claim("iat", Instant.now().getEpochSecond())
                .claim("exp", Instant.now().plusSeconds(60).getEpochSecond())
                .claim("nonce", grant.request().get("nonce"));
        grant.claims().forEach(claims::claim);
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims.build());
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    private static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void json(HttpExchange exchange, Object body) throws IOException {
        answer(exchange, 200, body);
    }

    private static void answer(HttpExchange exchange, int status, Object body) throws IOException {
        byte[] bytes = JsonMapper.shared().writeValueAsBytes(body);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID("1").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
