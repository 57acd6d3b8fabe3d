package io.tollgate.admin.spend;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.ControlPlaneTest;
import io.tollgate.admin.Reply;
import io.tollgate.admin.Tenant;
import io.tollgate.admin.usage.UsageRows;
import io.tollgate.admin.usage.UsageRows.Row;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TagTest extends ControlPlaneTest {

    private Tenant tenant;
    private UsageRows usage;

    @BeforeEach
    void makeATenant() {
        tenant = signUp();
        usage = new UsageRows(database);
    }

    @Test
    void namesWhatKeysCarryAndTheirEnvironmentBeforeTheyAreUsed() {
        newKey(tenant.team(), "{\"cost_center\": \"search\"}", "production");

        Reply tags = tenant.browser().get("/api/tags");

        assertThat(tags.all("$.data[*].name")).containsExactly("cost_center", "environment");
        assertThat(tags.all("$.data[*].values[*]")).containsExactly("search", "production");
    }

    @Test
    void namesWhatRequestsOfTheLastThirtyDaysCarriedTheMostFrequentValueFirst() {
        add(Instant.now(), "{\"env\": \"prod\", \"shadow\": \"maxi\"}");
        add(Instant.now(), "{\"env\": \"staging\"}");
        add(Instant.now(), "{\"env\": \"staging\"}");
        add(Instant.now().minus(Duration.ofDays(40)), "{\"old\": \"1\"}");

        Reply tags = tenant.browser().get("/api/tags");

        assertThat(tags.all("$.data[*].name")).containsExactly("env", "shadow");
        assertThat(tags.all("$.data[0].values[*]")).containsExactly("staging", "prod");
    }

    @Test
    void namesOnlyWhatTheCallerMaySee() {
        String search = tenant.newTeam("Search");
        newKey(tenant.team(), "{\"ours\": \"1\"}", "production");
        newKey(search, "{\"theirs\": \"1\"}", "staging");
        add(Instant.now(), "{\"used\": \"1\"}");

        Reply tags = join(tenant, "member", search).get("/api/tags");

        assertThat(tags.all("$.data[*].name")).containsExactly("environment", "theirs");
        assertThat(tags.all("$.data[0].values[*]")).containsExactly("staging");
        assertThat(signUp().browser().get("/api/tags").all("$.data[*]")).isEmpty();
    }

    private String newKey(String team, String tags, String environment) {
        return tenant.browser()
                .post("/api/keys", """
                        {"name": "tagged", "team_id": "%s", "tags": %s, "environment": "%s"}""".formatted(team, tags, environment))
                .is(201)
                .at("$.id");
    }

    private void add(Instant at, String tags) {
        String key = tenant.newKey("used").at("$.id");
        usage.add(tenant, Row.of(tenant.team(), key, at).tags(tags));
    }
}
