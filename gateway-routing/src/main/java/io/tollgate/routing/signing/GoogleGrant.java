package io.tollgate.routing.signing;

import com.google.auth.oauth2.JwtClaims;
import com.google.auth.oauth2.JwtCredentials;
import com.google.auth.oauth2.ServiceAccountCredentials;
import io.tollgate.routing.catalogue.Signing;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Google's tokens for a service account, whose key file is the credential.
 *
 * @see <a href="https://developers.google.com/identity/protocols/oauth2/service-account">OAuth 2.0 for service accounts</a>
 */
final class GoogleGrant implements TokenGrant {

    private static final String SCOPE = "https://www.googleapis.com/auth/cloud-platform";
    private static final String GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    private static final String BEARER = "Bearer ";

    @Override
    public Signing signing() {
        return Signing.GOOGLE;
    }

    @Override
    public TokenRequest request(String secret) {
        try {
            ServiceAccountCredentials account = ServiceAccountCredentials.fromStream(
                    new ByteArrayInputStream(secret.getBytes(StandardCharsets.UTF_8)));
            URI endpoint = account.getTokenServerUri();
            return new TokenRequest(
                    endpoint, Map.of("grant_type", GRANT, "assertion", assertion(account, endpoint.toString())));
        } catch (IOException | RuntimeException e) {
            // The library's own message may quote the file.
            throw SigningFailed.refused("the credential is no key file of a Google service account (JSON)");
        }
    }

    private static String assertion(ServiceAccountCredentials account, String audience) throws IOException {
        JwtClaims claims = JwtClaims.newBuilder()
                .setIssuer(account.getClientEmail())
                .setSubject(account.getClientEmail())
                .setAudience(audience)
                .setAdditionalClaims(Map.of("scope", SCOPE))
                .build();
        JwtCredentials signed = JwtCredentials.newBuilder()
                .setPrivateKey(account.getPrivateKey())
                .setPrivateKeyId(account.getPrivateKeyId())
                .setJwtClaims(claims)
                .build();
        List<String> header = signed.getRequestMetadata().getOrDefault("Authorization", List.of(BEARER));
        return header.get(0).substring(BEARER.length());
    }
}
