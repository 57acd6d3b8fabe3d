package io.tollgate.admin.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.Browser;
import io.tollgate.admin.ControlPlaneTest;
import io.tollgate.admin.Reply;
import io.tollgate.admin.Tenant;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class OrganizationsTest extends ControlPlaneTest {

    @Test
    void canBeSeveralForOnePersonWhoTurnsFromOneToAnother() {
        Tenant tenant = signUp();

        Reply made = tenant.browser()
                .post("/api/organizations", "{\"name\": \"Difference Engines\"}")
                .is(201);

        assertThat(made.at("$.organization.name")).isEqualTo("Difference Engines");
        assertThat(made.all("$.organizations[*].name")).containsExactly("Analytical Engines", "Difference Engines");
        tenant.browser().get("/api/teams/{id}", tenant.team()).is(404);
        turn(tenant.browser(), tenant.organization()).is(200);
        tenant.browser().get("/api/teams/{id}", tenant.team()).is(200);
    }

    @Test
    void areTurnedToOnlyByTheirMembers() {
        Tenant tenant = signUp();

        turn(signUp().browser(), tenant.organization()).is(404);
        tenant.browser().post("/api/auth/switch", "{}").isProblemOf(400, "organization_id");
    }

    @Test
    void giveTheSessionAnotherIdentifierWhenTurnedTo() {
        Tenant tenant = signUp();
        String before = tenant.browser().cookies().get("tollgate_session");

        turn(tenant.browser(), tenant.organization()).is(200);

        assertThat(tenant.browser().cookies().get("tollgate_session")).isNotEqualTo(before);
    }

    @Test
    void keepTheNewSessionWhenAnAnswerToTheOldOneComesLast() {
        Tenant tenant = signUp();
        Browser other = browser();
        other.cookies().putAll(tenant.browser().cookies());
        turn(tenant.browser(), tenant.organization()).is(200);

        Reply late = other.get("/api/teams").is(401);

        assertThat(late.headers().get("Set-Cookie")).isNull();
    }

    @Test
    void answerWhatIsUnderWayWhenTheSessionIsTurnedAway() throws Exception {
        Tenant tenant = signUp();

        HttpResponse<String> answer = turnedAwayDuring("/api/teams", "{\"name\": \"Search\"}", tenant);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    @Test
    void areTurnedToByOneCallAtATime() throws Exception {
        Tenant tenant = signUp();

        HttpResponse<String> answer = turnedAwayDuring("/api/auth/switch", turnTo(tenant.organization()), tenant);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
        tenant.browser().get("/api/me").is(200);
    }

    /** The session gets another identifier when it is known whose the call is: only then is its body asked for. */
    private HttpResponse<String> turnedAwayDuring(String path, String body, Tenant tenant) throws Exception {
        String session = tenant.browser().cookies().get("tollgate_session");
        String csrf = tenant.browser().cookies().get("XSRF-TOKEN");
        HttpRequest request = HttpRequest.newBuilder(URI.create(url() + path))
                .version(HttpClient.Version.HTTP_1_1)
                .header("Cookie", "tollgate_session=" + session + "; XSRF-TOKEN=" + csrf)
                .header("X-XSRF-TOKEN", csrf)
                .header("Content-Type", "application/json")
                .expectContinue(true)
                .POST(BodyPublishers.ofInputStream(() -> {
                    turn(tenant.browser(), tenant.organization()).is(200);
                    return new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8));
                }))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    @Test
    void areNotForTokensToMakeOrTurnTo() {
        Tenant tenant = signUp();
        String secret = tenant.browser()
                .post("/api/tokens", "{\"name\": \"t\"}")
                .is(201)
                .at("$.secret");
        tenant.browser().post("/api/organizations", "{\"name\": \"Other\"}").is(201);
        Browser token = browser().bearer(secret);

        turn(token, tenant.organization()).is(403);
        assertThat(token.get("/api/me").all("$.organizations[*].id")).containsExactly(tenant.organization());
    }

    @Test
    void mayBeNoneForSomebodyWhoStillLogsIn() {
        Tenant tenant = signUp();
        run("delete from membership where user_id = $1", id(io.tollgate.billing.tenant.IdKind.USER, tenant.user()));
        Browser browser = browser();

        Reply me = browser.post("/api/auth/login", tenant.login()).is(200);

        assertThat(me.at("$.organization")).isEqualTo("null");
        assertThat(me.all("$.organizations[*]")).isEmpty();
        browser.get("/api/teams").is(403);
        browser.post("/api/organizations", "{\"name\": \"A new start\"}").is(201);
        browser.get("/api/teams").is(200);
    }

    private static Reply turn(Browser browser, String organization) {
        return browser.post("/api/auth/switch", turnTo(organization));
    }

    private static String turnTo(String organization) {
        return "{\"organization_id\": \"%s\"}".formatted(organization);
    }
}
