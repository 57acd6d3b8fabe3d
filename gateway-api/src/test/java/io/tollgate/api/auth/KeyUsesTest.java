package io.tollgate.api.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.api.testing.GatewayTest;
import io.tollgate.api.testing.TestKey;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;

class KeyUsesTest extends GatewayTest {

    @Autowired
    private KeyUses uses;

    @Autowired
    private DatabaseClient database;

    @Test
    void saysWhenAKeyWasLastUsed() {
        TestKey used = tenant().issueKey("used");
        TestKey unused = tenant().issueKey("unused");
        caller(used).get("/v1/key").expect(200);

        uses.write().block();

        assertThat(lastUse(used)).isPresent();
        assertThat(lastUse(unused)).isEmpty();
    }

    private Optional<Instant> lastUse(TestKey key) {
        return database.sql("select last_used_at from virtual_key where id = :id")
                .bind("id", key.id())
                .map(row -> Optional.ofNullable(row.get("last_used_at", Instant.class)))
                .one()
                .blockOptional()
                .orElseThrow();
    }
}
