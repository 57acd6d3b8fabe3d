package io.tollgate.admin.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.Browser;
import io.tollgate.admin.ControlPlaneTest;
import io.tollgate.admin.Reply;
import io.tollgate.admin.Tenant;
import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseCookie;

class SignUpTest extends ControlPlaneTest {

    @Test
    void makesAnOrganizationWithATeamAndLogsItsOwnerIn() {
        Browser browser = browser();

        Reply reply = browser.post("/api/auth/sign-up", """
                {"email": "Grace@Example.com", "password": "seven hopping bugs", "name": "Grace", "organization": "Navy"}
                """).is(201);

        assertThat(reply.at("$.user.email")).isEqualTo("grace@example.com");
        assertThat(reply.at("$.user.id")).startsWith("user_");
        assertThat(reply.at("$.organization.name")).isEqualTo("Navy");
        assertThat(reply.at("$.team.name")).isEqualTo("default");
        Reply me = browser.get("/api/me").is(200);
        assertThat(me.at("$.organization.id")).isEqualTo(reply.at("$.organization.id"));
        assertThat(me.at("$.role")).isEqualTo("owner");
        assertThat(me.all("$.permissions[*]")).contains("teams:write", "spend:read", "audit:read");
        assertThat(me.all("$.teams[*].name")).containsExactly("default");
    }

    @Test
    void givesASessionCookieThatScriptsCannotReadAndACsrfCookieThatTheyCan() {
        Browser browser = browser();

        Reply reply = browser.post("/api/auth/sign-up", """
                {"email": "cookies@example.com", "password": "seven hopping bugs", "name": "G", "organization": "N"}
                """).is(201);

        ResponseCookie session = reply.cookie("tollgate_session");
        ResponseCookie csrf = reply.cookie("XSRF-TOKEN");
        assertThat(session.isHttpOnly()).isTrue();
        assertThat(session.getSameSite()).isEqualTo("Lax");
        assertThat(csrf.isHttpOnly()).isFalse();
    }

    @Test
    void givesTheOrganizationItsFirstBudget() {
        Tenant tenant = signUp();

        Reply limits = tenant.browser()
                .get("/api/limits/organization/{id}", tenant.organization())
                .is(200);

        assertThat(limits.at("$.budgets[0].amount")).isEqualTo("25.00");
        assertThat(limits.at("$.budgets[0].window")).isEqualTo("month");
        assertThat(limits.at("$.budgets[0].remaining")).isEqualTo("25.00");
        assertThat(audited(tenant, "organization.create")).isEqualTo(1);
    }

    @Test
    void refusesAnEmailAddressThatHasAnAccountInWhateverCase() {
        Tenant tenant = signUp();

        browser()
                .post("/api/auth/sign-up", """
                        {"email": "%s", "password": "seven hopping bugs", "name": "G", "organization": "N"}
                        """.formatted(tenant.email().toUpperCase(java.util.Locale.ROOT)))
                .isProblemOf(409, "email");
    }

    @Test
    void namesEveryFieldThatIsWrongAtOnce() {
        Reply reply = browser().post("/api/auth/sign-up", """
                {"email": "nobody", "password": "short", "name": " "}
                """).is(400);

        assertThat(reply.all("$.errors[*].field")).containsExactly("email", "password", "name", "organization");
    }

    @Test
    void refusesWeakPasswords() {
        for (String weak : new String[] {"short", "password123", "aaaaaaaaaaaa", "weak@example.com"}) {
            browser().post("/api/auth/sign-up", """
                            {"email": "weak@example.com", "password": "%s", "name": "G", "organization": "N"}
                            """.formatted(weak)).isProblemOf(400, "password");
        }
    }
}
