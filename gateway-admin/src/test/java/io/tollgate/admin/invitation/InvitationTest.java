package io.tollgate.admin.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.Browser;
import io.tollgate.admin.ControlPlaneTest;
import io.tollgate.admin.Reply;
import io.tollgate.admin.Tenant;
import io.tollgate.billing.tenant.IdKind;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class InvitationTest extends ControlPlaneTest {

    @Test
    void bringsSomebodyNewIntoTheOrganizationAndItsTeams() {
        Tenant tenant = signUp();
        String email = UUID.randomUUID() + "@example.com";
        Reply issued = tenant.browser()
                .post("/api/invitations", """
                        {"email": "%s", "role": "viewer", "teams": [{"team_id": "%s", "role": "admin"}]}
                        """.formatted(email.toUpperCase(java.util.Locale.ROOT), tenant.team()))
                .is(201);
        String secret = issued.at("$.secret");

        Reply offer = browser()
                .post("/api/auth/invitation", "{\"secret\": \"%s\"}".formatted(secret))
                .is(200);
        Browser person = browser();
        signUp(person, email, secret).is(201);

        assertThat(offer.at("$.organization.name")).isEqualTo("Analytical Engines");
        assertThat(offer.at("$.email")).isEqualTo(email);
        assertThat(offer.at("$.invited_by")).isEqualTo("Ada Lovelace");
        Reply me = person.get("/api/me").is(200);
        assertThat(me.at("$.organization.id")).isEqualTo(tenant.organization());
        assertThat(me.at("$.role")).isEqualTo("viewer");
        assertThat(me.at("$.teams[0].role")).isEqualTo("admin");
        assertThat(tenant.browser().get("/api/invitations").all("$.data[*]")).isEmpty();
        assertThat(audited(tenant, "invitation.create")).isEqualTo(1);
        assertThat(audited(tenant, "invitation.accept")).isEqualTo(1);
    }

    @Test
    void addsAnOrganizationToSomebodyWhoHasAnAccount() {
        Tenant tenant = signUp();
        Tenant guest = signUp();
        String secret = invite(tenant, "{\"role\": \"billing\"}");

        Reply joined = accept(guest.browser(), secret).is(200);

        assertThat(joined.at("$.id")).isEqualTo(tenant.organization());
        assertThat(guest.browser().get("/api/me").all("$.organizations[*].id"))
                .containsExactlyInAnyOrder(tenant.organization(), guest.organization());
        Reply here = guest.browser()
                .post("/api/auth/switch", "{\"organization_id\": \"%s\"}".formatted(tenant.organization()))
                .is(200);
        assertThat(here.at("$.role")).isEqualTo("billing");
        assertThat(guest.browser().get("/api/teams").all("$.data[*].id")).containsExactly(tenant.team());
    }

    @Test
    void worksOnce() {
        Tenant tenant = signUp();
        String secret = invite(tenant, "{\"role\": \"member\"}");
        accept(signUp().browser(), secret).is(200);

        accept(signUp().browser(), secret).is(404);
        signUp(browser(), UUID.randomUUID() + "@example.com", secret).is(404);
    }

    @Test
    void isForTheAddressThatItNames() {
        Tenant tenant = signUp();
        Tenant named = signUp();
        String secret = invite(tenant, "{\"role\": \"member\", \"email\": \"%s\"}".formatted(named.email()));

        assertThat(accept(signUp().browser(), secret).is(403).at("$.code")).isEqualTo("invitation_for_another");
        accept(named.browser(), secret).is(200);
    }

    @Test
    void tellsAMemberThatTheyAreOne() {
        Tenant tenant = signUp();
        String secret = invite(tenant, "{\"role\": \"viewer\"}");

        accept(tenant.browser(), secret).is(409);

        assertThat(tenant.browser().get("/api/me").at("$.role")).isEqualTo("owner");
        accept(signUp().browser(), secret).is(200);
    }

    @Test
    void endsWhenRevokedAndAfterItsTime() {
        Tenant tenant = signUp();
        Reply revoked = tenant.browser()
                .post("/api/invitations", "{\"role\": \"member\"}")
                .is(201);
        String expired = invite(tenant, "{\"role\": \"member\"}");

        tenant.browser()
                .delete("/api/invitations/{id}", revoked.at("$.invitation.id"))
                .is(204);
        run(
                "update invitation set expires_at = now() - interval '1 second' where organization_id = $1",
                id(IdKind.ORGANIZATION, tenant.organization()));

        accept(signUp().browser(), revoked.at("$.secret")).is(404);
        accept(signUp().browser(), expired).is(404);
        tenant.browser()
                .delete("/api/invitations/{id}", revoked.at("$.invitation.id"))
                .is(404);
    }

    @Test
    void getsAnotherSecretWhenSentAgain() {
        Tenant tenant = signUp();
        Reply first = tenant.browser()
                .post("/api/invitations", "{\"role\": \"member\"}")
                .is(201);

        Reply second = tenant.browser()
                .post("/api/invitations/{id}/resend", null, first.at("$.invitation.id"))
                .is(200);

        accept(signUp().browser(), first.at("$.secret")).is(404);
        accept(signUp().browser(), second.at("$.secret")).is(200);
    }

    @Test
    void isStoredAsAHashAndNeverShownAgain() {
        Tenant tenant = signUp();
        String secret = invite(tenant, "{\"role\": \"member\"}");

        assertThat(tenant.browser().get("/api/invitations").is(200).text()).doesNotContain(secret);
        assertThat(number(
                        "select count(*) from invitation i where i::text like $1", "%" + secret.substring(4, 20) + "%"))
                .isZero();
        assertThat(number(
                        "select count(*) from audit_event e where e::text like $1",
                        "%" + secret.substring(4, 20) + "%"))
                .isZero();
    }

    @Test
    void makesOwnersOnlyByOwners() {
        Tenant tenant = signUp();
        Browser admin = join(tenant, "admin");

        admin.post("/api/invitations", "{\"role\": \"owner\"}").is(403);
        admin.post("/api/invitations", "{\"role\": \"admin\"}").is(201);
        String id = tenant.browser()
                .post("/api/invitations", "{\"role\": \"owner\"}")
                .is(201)
                .at("$.invitation.id");
        admin.post("/api/invitations/{id}/resend", null, id).is(403);
    }

    @Test
    void endsWithItsInvitersPlace() {
        Tenant tenant = signUp();
        Browser admin = join(tenant, "admin");
        String secret = invite(admin, "{\"role\": \"admin\"}");

        tenant.browser()
                .delete("/api/members/{id}", admin.get("/api/me").at("$.user.id"))
                .is(204);

        accept(signUp().browser(), secret).is(404);
        assertThat(tenant.browser().get("/api/invitations").is(200).all("$.data[*]"))
                .isEmpty();
    }

    @Test
    void endsWhenItsInviterMayNotMakeItAnyMore() {
        Tenant tenant = signUp();
        Browser other = join(tenant, "owner");
        String asOwner = invite(other, "{\"role\": \"owner\"}");
        String asMember = invite(other, "{\"role\": \"member\"}");
        String id = other.get("/api/me").at("$.user.id");

        tenant.browser().patch("/api/members/{id}", "{\"role\": \"admin\"}", id).is(200);
        accept(signUp().browser(), asOwner).is(404);
        accept(signUp().browser(), asMember).is(200);

        String later = invite(other, "{\"role\": \"member\"}");
        tenant.browser()
                .patch("/api/members/{id}", "{\"role\": \"viewer\"}", id)
                .is(200);
        accept(signUp().browser(), later).is(404);
    }

    @Test
    void namesTheFieldThatIsWrong() {
        Tenant tenant = signUp();
        Browser owner = tenant.browser();

        owner.post("/api/invitations", "{}").isProblemOf(400, "role");
        owner.post("/api/invitations", "{\"role\": \"member\", \"email\": \"nobody\"}")
                .isProblemOf(400, "email");
        owner.post("/api/invitations", "{\"role\": \"member\", \"expires_at\": \"2020-01-01T00:00:00Z\"}")
                .isProblemOf(400, "expires_at");
        owner.post("/api/invitations", "{\"role\": \"member\", \"expires_at\": \"9020-01-01T00:00:00Z\"}")
                .isProblemOf(400, "expires_at");
        owner.post(
                        "/api/invitations",
                        "{\"role\": \"member\", \"teams\": [{\"team_id\": \"%s\"}]}".formatted(signUp().team()))
                .isProblemOf(400, "teams");
        owner.post("/api/invitations", "{\"role\": \"member\", \"teams\": [{\"team_id\": \"x\"}]}")
                .isProblemOf(400, "teams[0].team_id");
    }

    private static String invite(Tenant tenant, String body) {
        return invite(tenant.browser(), body);
    }

    private static String invite(Browser browser, String body) {
        return browser.post("/api/invitations", body).is(201).at("$.secret");
    }

    private static Reply accept(Browser browser, String secret) {
        return browser.post("/api/invitations/accept", "{\"secret\": \"%s\"}".formatted(secret));
    }

    private static Reply signUp(Browser browser, String email, String secret) {
        return browser.post("/api/auth/sign-up", """
                {"email": "%s", "password": "%s", "name": "Grace", "invitation": "%s"}
                """.formatted(email, Tenant.PASSWORD, secret));
    }
}
