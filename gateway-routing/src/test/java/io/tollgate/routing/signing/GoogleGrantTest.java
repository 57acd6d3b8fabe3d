package io.tollgate.routing.signing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.routing.json.Json;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class GoogleGrantTest {

    @Test
    void signsWhoItIsWithTheKeyOfTheAccount() throws GeneralSecurityException {
        KeyPair pair = pair();

        TokenRequest request = new GoogleGrant().request(file(pair, "service_account"));
        String assertion = Objects.requireNonNull(request.form().get("assertion"));
        String[] parts = assertion.split("\\.", -1);
        JsonNode claims = Json.read(Base64.getUrlDecoder().decode(parts[1]));
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(pair.getPublic());
        signature.update((parts[0] + "." + parts[1]).getBytes(UTF_8));

        assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
        assertThat(Json.string(claims, "iss")).isEqualTo("gate@p.iam.gserviceaccount.com");
        assertThat(Json.string(claims, "aud")).isEqualTo("https://oauth2.example/token");
        assertThat(Json.string(claims, "scope")).isEqualTo("https://www.googleapis.com/auth/cloud-platform");
        assertThat(request.endpoint()).hasToString("https://oauth2.example/token");
        assertThat(request.toString()).doesNotContain(assertion);
    }

    @Test
    void takesNoOtherKindOfFile() throws GeneralSecurityException {
        String external = file(pair(), "external_account");

        assertThatThrownBy(() -> new GoogleGrant().request(external))
                .isInstanceOf(SigningFailed.class)
                .hasMessageContaining("service account")
                .hasMessageNotContaining("gate@p");
        assertThatThrownBy(() -> new GoogleGrant().request("AIza-something")).isInstanceOf(SigningFailed.class);
    }

    private static KeyPair pair() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }

    private static String file(KeyPair pair, String type) {
        String pem = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
        return Json.text(Json.object()
                .put("type", type)
                .put("project_id", "p")
                .put("private_key_id", "k1")
                .put("private_key", pem)
                .put("client_email", "gate@p.iam.gserviceaccount.com")
                .put("client_id", "1")
                .put("token_uri", "https://oauth2.example/token"));
    }
}
