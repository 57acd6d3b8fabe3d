package io.tollgate.api.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tollgate.api.testing.GatewayProcess;
import io.tollgate.api.testing.Reply;
import io.tollgate.testkit.TestServers;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrainingTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String READINESS = "/actuator/health/readiness";

    @TempDir
    private Path data;

    @Test
    void servesOnUntilOthersHaveTurnedAwayFromANodeThatIsAskedToStop() {
        try (GatewayProcess gateway = start("--tollgate.stop-delay=20s")) {
            assertThat(gateway.anyone().get("/v1/models").header("connection")).isEmpty();

            assertThat(gateway.stop()).isNotDone();

            await().atMost(PATIENCE).until(() -> gateway.anyone().get(READINESS).status() == 503);
            Reply refused = gateway.anyone().get("/v1/models");
            refused.expectError(401, "invalid_api_key");
            assertThat(refused.header("connection")).hasValue("close");
        }
    }

    private GatewayProcess start(String setting) {
        return GatewayProcess.start(TestServers.freshDatabase().url(), TestServers.freshRedisUrl(), data, setting);
    }
}
