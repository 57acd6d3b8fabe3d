package io.tollgate.admin.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tollgate.admin.ControlPlaneTest;
import io.tollgate.routing.cluster.TurnLog;
import io.tollgate.routing.health.CircuitTurn;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class BreakerTest extends ControlPlaneTest {

    private static final String PATH = "/api/operator/breakers";

    @Autowired
    private TurnLog log;

    @Test
    void tellsWhenABreakerOpened() {
        String offering = "offering-" + UUID.randomUUID();

        log.add(new CircuitTurn(offering, "main", true));

        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(operator().get(PATH).is(200).at("$.turns[0].offering"))
                        .isEqualTo(offering));
        assertThat(operator().get(PATH).at("$.turns[0].opened")).isEqualTo("true");
        assertThat(operator().get(PATH + "?from=2026-13-01").is(400).at("$.errors[0].field"))
                .isEqualTo("from");
    }

    @Test
    void isForTheOperatorAlone() {
        signUp().browser().get(PATH).is(403);
        browser().get(PATH).is(401);
    }
}
