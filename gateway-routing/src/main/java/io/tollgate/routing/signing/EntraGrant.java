package io.tollgate.routing.signing;

import io.tollgate.routing.catalogue.Signing;
import io.tollgate.routing.json.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Entra's tokens for an application with a secret of its own.
 *
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow">Client credentials</a>
 */
final class EntraGrant implements TokenGrant {

    private static final String AUTHORITY = "https://login.microsoftonline.com";
    private static final String SCOPE = "https://cognitiveservices.azure.com/.default";
    private static final Pattern TENANT = Pattern.compile("[A-Za-z0-9.-]{1,100}");
    private static final Pattern ADDRESS = Pattern.compile("https?://[A-Za-z0-9.:\\[\\]-]{1,200}");

    @Override
    public Signing signing() {
        return Signing.ENTRA;
    }

    @Override
    public TokenRequest request(String secret) {
        JsonNode written = Json.read(secret.getBytes(StandardCharsets.UTF_8));
        String tenant = required(written, "tenant_id");
        String authority = or(written, "authority", AUTHORITY);
        if (!TENANT.matcher(tenant).matches() || !ADDRESS.matcher(authority).matches()) {
            throw SigningFailed.refused(
                    "the Entra credential has no tenant_id that is one, or its authority is no address");
        }
        return new TokenRequest(
                URI.create(authority + "/" + tenant + "/oauth2/v2.0/token"),
                Map.of(
                        "grant_type", "client_credentials",
                        "client_id", required(written, "client_id"),
                        "client_secret", required(written, "client_secret"),
                        "scope", or(written, "scope", SCOPE)));
    }

    private static String required(JsonNode written, String name) {
        String value = Json.string(written, name);
        if (value.isEmpty()) {
            throw SigningFailed.refused("the Entra credential lacks " + name
                    + ": it is an object with tenant_id, client_id and client_secret");
        }
        return value;
    }

    private static String or(JsonNode written, String name, String usual) {
        String value = Json.string(written, name);
        return value.isEmpty() ? usual : value;
    }
}
