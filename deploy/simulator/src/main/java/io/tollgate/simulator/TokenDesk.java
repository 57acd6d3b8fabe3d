package io.tollgate.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Gives tokens to who proves by a service account's key, as Google wants it, or by an application's secret, as Entra does. */
final class TokenDesk {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String JWT_BEARER = "urn:ietf:params:oauth:grant-type:jwt-bearer";

    private final String slug;
    private final Set<String> given = ConcurrentHashMap.newKeySet();
    private final AtomicLong serial = new AtomicLong();
    private @Nullable KeyPair keys;

    TokenDesk(String slug) {
        this.slug = slug;
    }

    /** The pair of the one service account, which is made when somebody first asks. */
    synchronized KeyPair keys() {
        KeyPair known = keys;
        if (known == null) {
            known = newKeys();
            keys = known;
        }
        return known;
    }

    String email() {
        return "gateway@" + slug + ".iam.gserviceaccount.example";
    }

    String clientId() {
        return "application-of-" + slug;
    }

    String clientSecret() {
        return "secret~of~" + slug;
    }

    /** Whether this is {@code Bearer} and a token that was given. */
    boolean knows(String authorization) {
        return authorization.startsWith("Bearer ") && given.contains(authorization.substring("Bearer ".length()));
    }

    /** How many tokens were given. */
    int count() {
        return given.size();
    }

    /** No token counts any more. */
    void revoke() {
        given.clear();
    }

    /** @param endpoint that the assertion must be meant for */
    Reply google(String endpoint, byte[] body) {
        Map<String, String> form = form(body);
        return JWT_BEARER.equals(form.get("grant_type")) && isOurs(endpoint, form.getOrDefault("assertion", ""))
                ? token()
                : refusal("invalid_grant", "Invalid JWT Signature.");
    }

    Reply entra(byte[] body) {
        Map<String, String> form = form(body);
        return "client_credentials".equals(form.get("grant_type"))
                        && clientId().equals(form.get("client_id"))
                        && clientSecret().equals(form.get("client_secret"))
                        && form.getOrDefault("scope", "").endsWith("/.default")
                ? token()
                : refusal("invalid_client", "AADSTS7000215: Invalid client secret provided.");
    }

    private Reply token() {
        String token = "token-of-" + slug + "-" + serial.incrementAndGet();
        given.add(token);
        return Reply.json(
                200, "{\"token_type\":\"Bearer\",\"expires_in\":3599,\"access_token\":" + Json.quote(token) + "}");
    }

    private static Reply refusal(String error, String description) {
        return Reply.json(401, "{\"error\":\"" + error + "\",\"error_description\":" + Json.quote(description) + "}");
    }

    private boolean isOurs(String endpoint, String assertion) {
        try {
            String[] parts = assertion.split("\\.", 3);
            JsonNode claims = MAPPER.readTree(Base64.getUrlDecoder().decode(parts[1]));
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(keys().getPublic());
            signature.update((parts[0] + "." + parts[1]).getBytes(UTF_8));
            return signature.verify(Base64.getUrlDecoder().decode(parts[2]))
                    && claims.path("iss").asString("").equals(email())
                    && claims.path("aud").asString("").equals(endpoint);
        } catch (GeneralSecurityException | RuntimeException notOne) {
            return false;
        }
    }

    private static Map<String, String> form(byte[] body) {
        return Arrays.stream(new String(body, UTF_8).split("&"))
                .map(field -> field.split("=", 2))
                .filter(field -> field.length == 2)
                .collect(Collectors.toMap(
                        field -> field[0], field -> URLDecoder.decode(field[1], UTF_8), (first, second) -> second));
    }

    private static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
