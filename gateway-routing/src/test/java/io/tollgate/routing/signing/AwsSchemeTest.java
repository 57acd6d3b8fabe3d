package io.tollgate.routing.signing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.billing.price.Payer;
import io.tollgate.routing.catalogue.ApiKey;
import io.tollgate.routing.catalogue.Credential;
import io.tollgate.routing.catalogue.DataPolicy;
import io.tollgate.routing.catalogue.Protocol;
import io.tollgate.routing.catalogue.ProviderEntry;
import io.tollgate.routing.catalogue.Wire;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

class AwsSchemeTest {

    private static final String ID = "AKIDEXAMPLEEXAMPLE00";
    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    private static final String HOST = "https://bedrock-runtime.eu-west-3.amazonaws.com";
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-08-01T12:00:00Z"), ZoneOffset.UTC);

    private final AtomicReference<String> thread = new AtomicReference<>("");
    private final AwsScheme scheme = new AwsScheme(this::ofTheMachine, CLOCK);

    private AwsCredentialsIdentity ofTheMachine() {
        thread.set(Thread.currentThread().getName());
        return AwsCredentialsIdentity.create("AKIDOFTHEMACHINE0000", SECRET);
    }

    @Test
    void signsForTheRegionOfTheAddress() {
        Map<String, String> headers = headers(ID + ":" + SECRET, Wire.PLAIN);

        assertThat(headers)
                .containsEntry("x-amz-date", "20260801T120000Z")
                .containsEntry("host", "bedrock-runtime.eu-west-3.amazonaws.com")
                .doesNotContainKey("x-amz-security-token");
        assertThat(headers.get("authorization"))
                .startsWith("AWS4-HMAC-SHA256 Credential=" + ID + "/20260801/eu-west-3/bedrock/aws4_request,")
                .doesNotContain(SECRET);
    }

    @Test
    void signsTheVeryBytesThatAreSent() {
        Signer signer = signer(ID + ":" + SECRET, Wire.PLAIN, Payer.OPERATOR);

        assertThat(signer.headers(request("{}")).get("authorization"))
                .isEqualTo(signer.headers(request("{}")).get("authorization"))
                .isNotEqualTo(signer.headers(request("{ }")).get("authorization"));
    }

    @Test
    void sendsTheTokenOfASession() {
        Map<String, String> headers = headers(
                "{\"access_key_id\":\"" + ID + "\",\"secret_access_key\":\"" + SECRET + "\",\"session_token\":\"tok\"}",
                Wire.PLAIN);

        assertThat(headers).containsEntry("x-amz-security-token", "tok");
    }

    @Test
    void sendsAnApiKeyOfBedrockAsItIs() {
        assertThat(headers("bedrock-api-key-abc", Wire.PLAIN))
                .isEqualTo(Map.of("authorization", "Bearer bedrock-api-key-abc"));
    }

    @Test
    void takesTheRegionThatTheOperatorNames() {
        Wire wire = Wire.of(Map.of("auth", Map.of("scheme", "aws", "region", "us-gov-west-1")));

        assertThat(headers(ID + ":" + SECRET, wire).get("authorization")).contains("/us-gov-west-1/bedrock/");
    }

    @Test
    void looksForTheMachinesCredentialsOnAThreadThatMayWait() {
        assertThat(headers("default", Wire.PLAIN).get("authorization")).contains("AKIDOFTHEMACHINE0000");
        assertThat(thread.get()).startsWith("boundedElastic");
    }

    @Test
    void doesNotLendTheMachinesCredentialsToTenants() {
        assertThatThrownBy(() -> signer("default", Wire.PLAIN, Payer.TENANT))
                .isInstanceOfSatisfying(
                        SigningFailed.class,
                        failed -> assertThat(failed.isRefused()).isTrue());
        assertThat(thread.get()).isEmpty();
    }

    @Test
    void saysWhatIsMissingAndNotWhatIsThere() {
        assertThatThrownBy(() -> headers("{\"access_key_id\":\"" + ID + "\"}", Wire.PLAIN))
                .hasMessageContaining("secret_access_key")
                .hasMessageNotContaining(ID);
        assertThatThrownBy(() -> signer("https://proxy.example", ID + ":" + SECRET, Wire.PLAIN, Payer.OPERATOR))
                .hasMessageContaining("wire.auth.region");
    }

    private Map<String, String> headers(String secret, Wire wire) {
        return signer(secret, wire, Payer.OPERATOR).headers(request("{}"));
    }

    private Signer signer(String secret, Wire wire, Payer payer) {
        return signer(HOST, secret, wire, payer);
    }

    private Signer signer(String baseUrl, String secret, Wire wire, Payer payer) {
        ProviderEntry provider =
                new ProviderEntry("aws", "AWS", Protocol.BEDROCK, URI.create(baseUrl), DataPolicy.UNKNOWN, wire);
        Credential credential = new Credential("aws-main", "aws", new ApiKey(secret), payer);
        return Objects.requireNonNull(scheme.signer(provider, credential).block());
    }

    private static Unsigned request(String body) {
        return new Unsigned(
                "POST",
                URI.create(HOST + "/model/amazon.nova-lite-v1%3A0/converse"),
                Map.of("content-type", "application/json", "traceparent", "00-1"),
                body.getBytes(UTF_8));
    }
}
