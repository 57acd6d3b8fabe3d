package io.tollgate.api.testing;

import io.tollgate.api.TollgateApplication;
import io.tollgate.billing.redis.ChangeFeed;
import io.tollgate.billing.tenant.SecretHasher;
import io.tollgate.routing.health.HealthBook;
import io.tollgate.simulator.Simulator;
import org.junit.jupiter.api.AfterEach;
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

    @Autowired
    private HealthBook health;

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        TestStack.properties(registry);
    }

    /** Where the application is. */
    protected String origin() {
        return "http://127.0.0.1:" + port;
    }

    /** A caller without any key. */
    protected TestClient anyone() {
        return new TestClient(origin());
    }

    /** Somebody new with an organization of their own. */
    protected Person signUpPerson() {
        return Person.signUp(anyone());
    }

    /** Who keeps the catalogue. */
    protected TestClient operator() {
        return anyone().with("Authorization", "Bearer " + TestStack.OPERATOR_TOKEN);
    }

    /** Puts the simulated provider into the catalogue once more, under its slug, a dash and this protocol. */
    protected void open(String provider, String protocol, String baseUrl) {
        Market.open(operator(), simulator().provider(provider), protocol, baseUrl);
    }

    /** Puts the simulated providers into the catalogue. */
    protected void openMarket() {
        Market.open(operator(), simulator());
    }

    /** Sells one more model at 1 USD per 1M tokens in and 2 out, as {@link Market#sell} says. */
    protected void sell(String model, String capabilities, String provider, String fields) {
        sell(model, capabilities, provider, fields, "\"input\": \"1\", \"output\": \"2\"");
    }

    /** Sells one more model, as {@link Market#sell} says. */
    protected void sell(String model, String capabilities, String provider, String fields, String price) {
        Market.sell(operator(), model, capabilities, provider, fields, price);
    }

    /** A caller with this virtual key. */
    protected TestClient caller(TestKey key) {
        return anyone().with("Authorization", "Bearer " + key.secret());
    }

    /** A new organization with one team. */
    protected Tenant tenant() {
        return Tenant.create(TestStack.database(), hasher, changes);
    }

    /** Lets the providers be well again, and the node forget that they were not. */
    @AfterEach
    void recover() {
        simulator().reset();
        health.forget();
    }

    protected Simulator simulator() {
        return TestStack.simulator();
    }
}
