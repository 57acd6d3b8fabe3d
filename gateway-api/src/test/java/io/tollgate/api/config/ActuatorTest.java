package io.tollgate.api.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.api.testing.GatewayTest;
import io.tollgate.api.testing.TestStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActuatorTest extends GatewayTest {

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health/liveness", "/actuator/health/readiness", "/actuator/health"})
    void tellsAnyoneWhetherTheNodeIsWell(String path) {
        assertThat(anyone().get(path).expect(200).json().get("status").asString())
                .isEqualTo("UP");
    }

    @ParameterizedTest
    @ValueSource(strings = {TestStack.METRICS_TOKEN, TestStack.OPERATOR_TOKEN})
    void showsMetricsToWhoeverKnowsAToken(String token) {
        assertThat(anyone().with("Authorization", "Bearer " + token)
                        .get("/actuator/prometheus")
                        .expect(200)
                        .body())
                .contains("process_uptime_seconds");
    }

    @Test
    void keepsMetricsFromAnyoneElse() {
        anyone().get("/actuator/prometheus").expect(401);
        anyone().with("Authorization", "Bearer nonsense")
                .get("/actuator/prometheus")
                .expect(401);
    }

    @Test
    void hasNoOtherEndpoint() {
        anyone().with("Authorization", "Bearer " + TestStack.OPERATOR_TOKEN)
                .get("/actuator/env")
                .expect(404);
    }
}
