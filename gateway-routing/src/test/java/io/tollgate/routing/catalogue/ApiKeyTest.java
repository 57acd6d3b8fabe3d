package io.tollgate.routing.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ApiKeyTest {

    @Test
    void hidesItselfWhole() {
        assertThat(new ApiKey("sk-alder-1").hiddenIn("not with sk-alder-1, please"))
                .isEqualTo("not with [redacted], please");
        assertThat(new ApiKey("sk-alder-1")).hasToString("ApiKey[redacted]");
    }

    @Test
    void hidesEachPartOfAPair() {
        ApiKey pair = new ApiKey("AKIAEXAMPLEEXAMPLE00:abcd/efgh+ijkl");

        assertThat(pair.hiddenIn("no AKIAEXAMPLEEXAMPLE00 and no abcd/efgh+ijkl"))
                .isEqualTo("no [redacted] and no [redacted]");
    }

    @Test
    void hidesWhatIsSecretInAFile() {
        ApiKey file = new ApiKey(
                "{\"client_id\":\"application\",\"client_secret\":\"s3cr3t~s3cr3t\",\"private_key\":\"-----BEGIN PRIVATE KEY-----\\nMIIEvQIBADANBg\\n-----END PRIVATE KEY-----\\n\"}");

        assertThat(file.hiddenIn("application s3cr3t~s3cr3t MIIEvQIBADANBg -----BEGIN PRIVATE KEY-----"))
                .isEqualTo("application [redacted] [redacted] -----BEGIN PRIVATE KEY-----");
    }

    @Test
    void leavesWordsThatAreNoSecrets() {
        assertThat(new ApiKey("default").hiddenIn("the default region")).isEqualTo("the default region");
    }
}
