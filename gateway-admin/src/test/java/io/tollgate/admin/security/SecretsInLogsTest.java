package io.tollgate.admin.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.Browser;
import io.tollgate.admin.ControlPlaneTest;
import io.tollgate.admin.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** However much is logged, no secret is. */
@ExtendWith(OutputCaptureExtension.class)
class SecretsInLogsTest extends ControlPlaneTest {

    private static final String PROVIDER_KEY = "sk-provider-0123456789abcdef";

    private static final Map<String, LogLevel> EVERYTHING = Map.of(
            "io.tollgate", LogLevel.TRACE,
            "org.springframework.web", LogLevel.TRACE,
            "org.springframework.http", LogLevel.TRACE,
            "org.springframework.security", LogLevel.TRACE,
            "io.r2dbc.postgresql.QUERY", LogLevel.DEBUG);

    @Autowired
    private LoggingSystem logging;

    @AfterEach
    void logAsBefore() {
        EVERYTHING.keySet().forEach(name -> logging.setLogLevel(name, null));
    }

    @Test
    void noneOfThemIsInALogOfEverything(CapturedOutput logs) {
        EVERYTHING.forEach(logging::setLogLevel);
        List<String> secrets = new ArrayList<>(List.of(Tenant.PASSWORD, OPERATOR_TOKEN, PROVIDER_KEY));
        Tenant tenant = signUp();
        tenant.browser().post("/api/auth/login", tenant.login()).is(200);
        String key = tenant.newKey("k").at("$.id");
        secrets.add(tenant.newKey("l").at("$.secret"));
        secrets.add(tenant.browser()
                .post("/api/keys/{id}/rotate", "{\"grace_seconds\": 60}", key)
                .is(201)
                .at("$.secret"));
        secrets.add(tenant.browser()
                .post("/api/tokens", "{\"name\": \"t\"}")
                .is(201)
                .at("$.secret"));
        secrets.add(tenant.browser()
                .post("/api/invitations", "{\"role\": \"viewer\"}")
                .is(201)
                .at("$.secret"));
        for (String secret : secrets) {
            tenant.browser().post("/api/keys/lookup", "{\"secret\": \"%s\"}".formatted(secret));
            tenant.browser().post("/api/auth/invitation", "{\"secret\": \"%s\"}".formatted(secret));
            browser().bearer(secret).get("/api/me");
        }
        String provider = "logged-" + UUID.randomUUID();
        operator().put("/api/operator/providers/" + provider, """
                        {"display_name": "Logged", "protocol": "openai", "base_url": "https://api.example.com/v1"}
                        """).is(201);
        operator()
                .put("/api/operator/credentials/" + provider, """
                        {"provider": "%s", "api_key": "%s"}
                        """.formatted(provider, PROVIDER_KEY))
                .is(201);
        String session = tenant.browser().cookies().get("tollgate_session");
        secrets.add(String.valueOf(session));

        String logged = logs.getAll();
        assertThat(logged).contains("/api/operator/credentials/" + provider);
        for (String secret : secrets) {
            assertThat(logged.lines()
                            .filter(line -> line.contains(secret))
                            .filter(line -> !line.contains(Browser.THREADS + "-")))
                    .isEmpty();
        }
    }
}
