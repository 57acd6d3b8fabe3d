package io.tollgate.admin;

import io.tollgate.billing.tenant.IdKind;
import io.tollgate.controlplane.ControlPlaneApplication;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.r2dbc.core.DatabaseClient;

/** Calls a control plane, and looks at what it stored; whoever extends it says on which servers and settings. */
@SpringBootTest(classes = ControlPlaneApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
public abstract class ControlPlaneCalls {

    protected static final String OPERATOR_TOKEN = "tga_the-operator-of-these-tests";

    @LocalServerPort
    private int port;

    @Autowired
    protected DatabaseClient database;

    /** A browser without cookies. */
    protected Browser browser() {
        return new Browser(url());
    }

    protected String url() {
        return "http://localhost:" + port;
    }

    /** A browser of the operator. */
    protected Browser operator() {
        return browser().bearer(OPERATOR_TOKEN);
    }

    /** A new organization with its owner logged in. */
    protected Tenant signUp() {
        return Tenant.signUp(browser());
    }

    /** Another person in the organization, logged in; SQL plays the invitation. */
    protected Browser join(Tenant tenant, String role, String... teams) {
        Tenant person = Tenant.signUp(browser());
        UUID organization = id(IdKind.ORGANIZATION, tenant.organization());
        UUID user = id(IdKind.USER, person.user());
        run("delete from team_member where user_id = $1", user);
        run("update membership set organization_id = $2, role = $3 where user_id = $1", user, organization, role);
        for (String team : teams) {
            run(
                    "insert into team_member (organization_id, team_id, user_id, role) values ($1, $2, $3, 'member')",
                    organization,
                    id(IdKind.TEAM, team),
                    user);
        }
        Browser browser = browser();
        browser.post("/api/auth/login", person.login()).is(200);
        return browser;
    }

    /** The organization's revision as it is stored. */
    protected long revision(Tenant tenant) {
        return number(
                "select revision from organization where id = $1", id(IdKind.ORGANIZATION, tenant.organization()));
    }

    /** How many audit events of this action the organization has. */
    protected long audited(Tenant tenant, String action) {
        return number(
                "select count(*) from audit_event where organization_id = $1 and action = $2",
                id(IdKind.ORGANIZATION, tenant.organization()),
                action);
    }

    protected void run(String sql, Object... values) {
        bind(sql, values).then().block();
    }

    protected long number(String sql, Object... values) {
        return Optional.ofNullable(bind(sql, values)
                        .map(row -> row.get(0, Long.class))
                        .one()
                        .block())
                .orElseThrow();
    }

    protected static UUID id(IdKind kind, String shown) {
        return kind.read(shown).orElseThrow();
    }

    private DatabaseClient.GenericExecuteSpec bind(String sql, Object... values) {
        DatabaseClient.GenericExecuteSpec bound = database.sql(sql);
        for (int i = 0; i < values.length; i++) {
            bound = bound.bind(i, values[i]);
        }
        return bound;
    }
}
