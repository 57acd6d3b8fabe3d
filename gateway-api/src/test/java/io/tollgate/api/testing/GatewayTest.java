package io.tollgate.api.testing;

import io.tollgate.api.TollgateApplication;
import io.tollgate.billing.redis.ChangeFeed;
import io.tollgate.billing.tenant.SecretHasher;
import io.tollgate.simulator.Simulator;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** An end-to-end test: HTTP against the whole application, which is started once for all of them. */
@SpringBootTest(classes = TollgateApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
public abstract class GatewayTest {

    @LocalServerPort
    private int port;

    @Autowired
    private SecretHasher hasher;

    @Autowired
    private ChangeFeed changes;

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        TestStack.properties(registry);
    }

    /** A caller without any key. */
    protected TestClient anyone() {
        return new TestClient("http://127.0.0.1:" + port);
    }

    /** A caller with this virtual key. */
    protected TestClient caller(TestKey key) {
        return anyone().with("Authorization", "Bearer " + key.secret());
    }

    /** A new organization with one team. */
    protected Tenant tenant() {
        return Tenant.create(TestStack.database(), hasher, changes);
    }

    protected Simulator simulator() {
        return TestStack.simulator();
    }
}
