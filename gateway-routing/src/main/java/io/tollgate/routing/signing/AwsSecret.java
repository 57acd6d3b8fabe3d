package io.tollgate.routing.signing;

import io.tollgate.routing.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;
import tools.jackson.databind.JsonNode;

/** What an operator or a tenant enters as the key of AWS. */
sealed interface AwsSecret {

    /** What stands for the credentials of the machine that the gateway runs on. */
    String DEFAULT = "default";

    Pattern PAIR = Pattern.compile("(A[A-Z0-9]{15,127}):([A-Za-z0-9/+=]{20,128})(?::(\\S+))?");

    /** Static keys. */
    record Keys(AwsCredentialsIdentity identity) implements AwsSecret {}

    /** Whatever the default chain finds. */
    record Chain() implements AwsSecret {}

    /** One of Bedrock's own API keys, which is sent as it is. */
    record Bearer(String key) implements AwsSecret {}

    /**
     * Reads {@code default}, {@code ACCESS_KEY_ID:SECRET[:SESSION_TOKEN]}, an object with those members as AWS names them, or
     * an API key.
     */
    static AwsSecret read(String secret) {
        if (secret.equals(DEFAULT)) {
            return new Chain();
        }
        if (secret.startsWith("{")) {
            return object(Json.read(secret.getBytes(StandardCharsets.UTF_8)));
        }
        Matcher pair = PAIR.matcher(secret);
        return pair.matches()
                ? keys(pair.group(1), pair.group(2), Optional.ofNullable(pair.group(3)))
                : new Bearer(secret);
    }

    private static AwsSecret object(JsonNode written) {
        String id = Json.string(written, "access_key_id");
        String secret = Json.string(written, "secret_access_key");
        if (id.isEmpty() || secret.isEmpty()) {
            throw SigningFailed.refused("the AWS credential is an object without access_key_id or secret_access_key");
        }
        String token = Json.string(written, "session_token");
        return keys(id, secret, token.isEmpty() ? Optional.empty() : Optional.of(token));
    }

    private static AwsSecret keys(String id, String secret, Optional<String> token) {
        return new Keys(
                token.<AwsCredentialsIdentity>map(session -> AwsSessionCredentialsIdentity.create(id, secret, session))
                        .orElseGet(() -> AwsCredentialsIdentity.create(id, secret)));
    }
}
