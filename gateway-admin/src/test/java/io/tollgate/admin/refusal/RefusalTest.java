package io.tollgate.admin.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.ControlPlaneTest;
import io.tollgate.admin.Reply;
import io.tollgate.admin.Tenant;
import io.tollgate.billing.refusal.Refusal;
import io.tollgate.billing.refusal.RefusalBook;
import io.tollgate.billing.refusal.RefusalWriter;
import io.tollgate.billing.tenant.IdKind;
import io.tollgate.billing.tenant.Spender;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RefusalTest extends ControlPlaneTest {

    private static final String MARCH = "&from=2026-03-01&to=2026-04-01";

    private final RefusalBook book =
            new RefusalBook(Clock.fixed(Instant.parse("2026-03-10T12:30:00Z"), ZoneOffset.UTC));
    private Tenant tenant;
    private Reply key;

    @BeforeEach
    void makeATenant() {
        tenant = signUp();
        key = tenant.newKey("production");
    }

    @Test
    void addsUpWhoWasTurnedAwayAndWhy() {
        turnAway("budget_exceeded", "team");
        turnAway("budget_exceeded", "team");
        turnAway("model_not_found", "none");

        Reply report = get("?" + MARCH);

        assertThat(report.all("$.rows[*].refusals")).containsExactly("2", "1");
        assertThat(report.all("$.rows[*].reason")).containsExactly("budget_exceeded", "model_not_found");
        assertThat(report.all("$.rows[*].scope")).containsExactly("team", "none");
        assertThat(report.at("$.rows[0].team.name")).isEqualTo("default");
        assertThat(report.at("$.rows[0].key.id")).isEqualTo(key.at("$.id"));
        assertThat(report.at("$.rows[0].last_hour")).isEqualTo("2026-03-10T12:00:00Z");
        assertThat(report.at("$.total")).isEqualTo("3");
    }

    @Test
    void countsWhatWasAskedForAlone() {
        turnAway("budget_exceeded", "team");

        assertThat(get("?team=" + tenant.team() + MARCH).at("$.total")).isEqualTo("1");
        assertThat(get("?team=" + tenant.newTeam("Search") + MARCH).at("$.total"))
                .isEqualTo("0");
        assertThat(get("?from=2026-03-10T13:00:00Z&to=2026-04-01").at("$.total"))
                .isEqualTo("0");
    }

    @Test
    void showsAnotherTenantNothing() {
        turnAway("budget_exceeded", "team");
        Tenant stranger = signUp();

        Reply report = stranger.browser()
                .get("/api/refusals?team=" + tenant.team() + MARCH)
                .is(200);

        assertThat(report.at("$.total")).isEqualTo("0");
    }

    private Reply get(String query) {
        return tenant.browser().get("/api/refusals" + query).is(200);
    }

    private void turnAway(String reason, String scope) {
        Spender spender = new Spender(
                IdKind.ORGANIZATION.read(tenant.organization()).orElseThrow(),
                0,
                IdKind.TEAM.read(tenant.team()).orElseThrow(),
                IdKind.KEY.read(key.at("$.id")).orElseThrow(),
                Optional.empty());
        book.count(new Refusal(spender, reason, scope));
        new RefusalWriter(database, book).write().block();
    }
}
