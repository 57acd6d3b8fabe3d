package io.tollgate.api.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.api.testing.GatewayTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;

class PostgresSettingsTest extends GatewayTest {

    @Autowired
    private DatabaseClient database;

    @Test
    void letsNoStatementRunForEver() {
        assertThat(setting("statement_timeout")).isEqualTo("30s");
    }

    @Test
    void endsATransactionThatNobodyGoesOnWith() {
        assertThat(setting("idle_in_transaction_session_timeout")).isEqualTo("1min");
    }

    @Test
    void plansReportsForTheTenantTheyAreOnAndForSortingInMemory() {
        assertThat(setting("random_page_cost")).isEqualTo("1.1");
        assertThat(setting("work_mem")).isEqualTo("16MB");
        assertThat(setting("plan_cache_mode")).isEqualTo("force_custom_plan");
    }

    private String setting(String name) {
        return database.sql("show " + name)
                .mapValue(String.class)
                .one()
                .blockOptional(Duration.ofSeconds(10))
                .orElseThrow();
    }
}
