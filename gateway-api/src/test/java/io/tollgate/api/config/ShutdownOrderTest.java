package io.tollgate.api.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.api.testing.GatewayTest;
import io.tollgate.billing.BackgroundTask;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;

/** What stops first has the higher phase. */
class ShutdownOrderTest extends GatewayTest {

    @Autowired
    private Map<String, BackgroundTask> tasks;

    @Test
    void keepsTheBooksUntilTheLastRequestIsAnswered() {
        Map<String, Integer> phases = new TreeMap<>();
        tasks.forEach((name, task) -> phases.put(name, task.getPhase()));

        assertThat(phases).containsKeys("leaseRenewal", "lostHoldSweep", "attribution");
        assertThat(phases.values())
                .allSatisfy(phase -> assertThat(phase)
                        .isLessThan(WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE)
                        .isLessThan(WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE)
                        .isLessThan(SmartLifecycle.DEFAULT_PHASE));
    }
}
