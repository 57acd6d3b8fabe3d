package io.tollgate.admin.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.admin.ControlPlaneCalls;
import io.tollgate.admin.ControlPlaneTest;
import io.tollgate.admin.Reply;
import io.tollgate.admin.Tenant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@DirtiesContext
class TrustedProxiesTest extends ControlPlaneCalls {

    private static final int SIGN_UPS = 3;

    @DynamicPropertySource
    static void proxy(DynamicPropertyRegistry registry) {
        ControlPlaneTest.servers(registry);
        registry.add("tollgate.trusted-proxies", () -> "127.0.0.1,::1,10.0.0.0/8");
        registry.add("tollgate.signup.per-hour", () -> SIGN_UPS);
    }

    @Test
    void giveSecureCookiesBehindTls() {
        Reply reply = signUp(Map.of("X-Forwarded-Proto", "https", "X-Forwarded-For", "198.51.100.1"))
                .is(201);

        assertThat(reply.cookie("tollgate_session").isSecure()).isTrue();
        assertThat(reply.cookie("XSRF-TOKEN").isSecure()).isTrue();
    }

    @Test
    void letAGuesserLockOutNobodyElse() {
        Tenant tenant = Tenant.signUp(browser());
        for (int i = 0; i < 11; i++) {
            login(tenant, "guess", "203.0.113.1");
        }

        login(tenant, "guess", "203.0.113.1").is(429);
        // What stands before the proxies' own words is the guesser's.
        login(tenant, "guess", "192.0.2.9, 203.0.113.1, 10.1.2.3").is(429);
        login(tenant, Tenant.PASSWORD, "203.0.113.2").is(200);
    }

    @Test
    void boundSignUpsFromOneAddress() {
        Map<String, String> from = Map.of("X-Forwarded-For", "203.0.113.7");
        for (int i = 0; i < SIGN_UPS; i++) {
            signUp(from).is(201);
        }

        Reply refused = signUp(from).is(429);

        assertThat(refused.headers().getFirst("Retry-After")).isNotNull();
        signUp(Map.of("X-Forwarded-For", "203.0.113.8")).is(201);
    }

    @Test
    void areNamedByAddresses() {
        assertThatThrownBy(() -> new TrustedProxies(new ProxyProperties(List.of("the-proxy"))))
                .hasMessageContaining("tollgate.trusted-proxies")
                .hasMessageContaining("the-proxy");
    }

    private Reply signUp(Map<String, String> headers) {
        return browser()
                .send(HttpMethod.POST, """
                        {"email": "%s@example.com", "password": "%s", "name": "G", "organization": "N"}
                        """.formatted(UUID.randomUUID(), Tenant.PASSWORD), headers, "/api/auth/sign-up");
    }

    private Reply login(Tenant tenant, String password, String forwarded) {
        return browser()
                .send(
                        HttpMethod.POST,
                        "{\"email\": \"%s\", \"password\": \"%s\"}".formatted(tenant.email(), password),
                        Map.of("X-Forwarded-For", forwarded),
                        "/api/auth/login");
    }
}
