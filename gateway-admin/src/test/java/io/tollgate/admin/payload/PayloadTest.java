package io.tollgate.admin.payload;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.spi.ConnectionFactory;
import io.tollgate.admin.Browser;
import io.tollgate.admin.ControlPlaneTest;
import io.tollgate.admin.Reply;
import io.tollgate.admin.Tenant;
import io.tollgate.admin.usage.CapturedPayloads;
import io.tollgate.admin.usage.UsageRows;
import io.tollgate.admin.usage.UsageRows.Row;
import io.tollgate.billing.payload.CapturedBody;
import io.tollgate.billing.payload.PayloadVault;
import io.tollgate.billing.tenant.IdKind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class PayloadTest extends ControlPlaneTest {

    private static final String PATH = "/api/requests/{id}/payload";

    @Autowired
    private ConnectionFactory postgres;

    @Autowired
    private PayloadVault vault;

    private Tenant tenant;
    private String request;

    @BeforeEach
    void capture() {
        tenant = signUp();
        String key = tenant.newKey("ci").at("$.id");
        request = new UsageRows(database).add(tenant, Row.of(tenant.team(), key, Instant.now()));
        write(text("{\"model\": \"mini\"}"), text("data: [DONE]\n\n"));
    }

    @Test
    void isReadByOwnersAndAdminsAndTheTeamsAdmin() {
        Reply read = tenant.browser().get(PATH, request).is(200);

        assertThat(read.at("$.request_id")).isEqualTo(request);
        assertThat(read.at("$.request.body")).isEqualTo("{\"model\": \"mini\"}");
        assertThat(read.at("$.answer.body")).isEqualTo("data: [DONE]\n\n");
        assertThat(read.headers().getCacheControl()).contains("no-store");
        join(tenant, "admin").get(PATH, request).is(200);
        teamAdmin(tenant.team()).get(PATH, request).is(200);
    }

    @Test
    void isNotForThoseWhoMayOnlySeeTheRequest() {
        Browser member = join(tenant, "member", tenant.team());

        assertThat(member.get("/api/requests/{id}", request).is(200).at("$.payload_captured"))
                .isEqualTo("true");
        member.get(PATH, request).is(403);
        join(tenant, "viewer").get(PATH, request).is(403);
        join(tenant, "billing").get(PATH, request).is(403);
        operator().get(PATH, request).is(403);
        teamAdmin(tenant.newTeam("other")).get(PATH, request).is(404);
        signUp().browser().get(PATH, request).is(404);
        tenant.browser().get(PATH, "nonsense").is(404);
    }

    @Test
    void tellsTheAuditLogOfEachReadAndOfNoOther() {
        tenant.browser().get(PATH, request).is(200);
        tenant.browser().get(PATH, request).is(200);
        tenant.browser().get(PATH, IdKind.REQUEST.show(IdKind.next())).is(404);

        Reply audit = tenant.browser().get("/api/audit?action=payload.read").is(200);

        assertThat(audit.all("$.data[*].target.id")).containsExactly(request, request);
        assertThat(audit.at("$.data[0].actor.id")).isEqualTo(tenant.user());
        assertThat(audit.at("$.data[0].detail.team")).isEqualTo(tenant.team());
        assertThat(audit.text()).doesNotContain("DONE");
    }

    @Test
    void isGoneFromTheMomentThatItsTimeIsOver() {
        run("update request_payload set expires_at = now() where organization_id = $1", organization());

        tenant.browser().get(PATH, request).is(404);

        assertThat(tenant.browser().get("/api/requests/{id}", request).at("$.payload_captured"))
                .isEqualTo("false");
    }

    @Test
    void isDeletedWithItsTeam() {
        tenant.browser().delete("/api/teams/{id}", tenant.team()).is(204);

        tenant.browser().get(PATH, request).is(404);
        assertThat(number("select count(*) from request_payload where organization_id = $1", organization()))
                .isZero();
    }

    @Test
    void showsWhatIsNoTextInBase64AndCutsNoCharacterInTwo() {
        byte[] whole = "é".repeat(CapturedBody.MOST).getBytes(StandardCharsets.UTF_8);
        run("delete from request_payload");
        write(
                new CapturedBody("application/json", whole.length, Arrays.copyOf(whole, 7)),
                new CapturedBody("audio/mpeg", 3, new byte[] {(byte) 0xff, (byte) 0xfb, 0}));

        Reply read = tenant.browser().get(PATH, request).is(200);

        assertThat(read.at("$.request.body")).isEqualTo("ééé");
        assertThat(read.at("$.request.truncated")).isEqualTo("true");
        assertThat(read.at("$.request.size")).isEqualTo(Integer.toString(whole.length));
        assertThat(read.at("$.answer.encoding")).isEqualTo("base64");
        assertThat(read.at("$.answer.body")).isEqualTo("//sA");
    }

    @Test
    void thatCannotBeOpenedIsNoFault() {
        run("update request_payload set content = '\\x00' where organization_id = $1", organization());

        assertThat(tenant.browser().get(PATH, request).is(409).at("$.code")).isEqualTo("payload_unreadable");
        assertThat(audited(tenant, "payload.read")).isZero();
    }

    private UUID organization() {
        return id(IdKind.ORGANIZATION, tenant.organization());
    }

    private Browser teamAdmin(String team) {
        Browser person = join(tenant, "member", team);
        String user = person.get("/api/me").at("$.user.id");
        run("update team_member set role = 'admin' where user_id = $1", id(IdKind.USER, user));
        return person;
    }

    private static CapturedBody text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new CapturedBody("text/plain", bytes.length, bytes);
    }

    private void write(CapturedBody asked, CapturedBody answered) {
        new CapturedPayloads(postgres, vault).write(tenant, tenant.team(), request, asked, answered);
    }
}
