package io.tollgate.admin.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.Browser;
import io.tollgate.admin.ControlPlaneTest;
import io.tollgate.admin.Reply;
import io.tollgate.admin.Tenant;
import io.tollgate.billing.tenant.IdKind;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every call of the description for every role, held to the tables of docs/accounts-and-roles.md. */
class PermissionsTest extends ControlPlaneTest {

    private static final List<Integer> LET_IN = List.of(200, 201, 202, 204, 400, 404, 409);

    @Test
    void everyCallHasARow() {
        List<String> described = described().stream().map(DescribedCall::name).toList();

        assertThat(described)
                .as("each call needs a row in CallTable and in docs/accounts-and-roles.md")
                .allMatch(call -> PermissionPage.calls().containsKey(call));
        assertThat(PermissionPage.calls().keySet())
                .filteredOn(call -> !call.endsWith(".json"))
                .allMatch(described::contains);
    }

    @TestFactory
    Stream<DynamicTest> everyCallLetsInWhomItsRowSays() {
        Tenant tenant = signUp();
        Map<String, Browser> people = Map.of(
                "owner", tenant.browser(),
                "admin", join(tenant, "admin"),
                "billing", join(tenant, "billing"),
                "viewer", join(tenant, "viewer"),
                "member", join(tenant, "member"),
                "team's admin", teamAdmin(tenant),
                "team's member", join(tenant, "member", tenant.team()),
                "operator", operator(),
                "nobody", browser());
        return described().stream()
                // These would end the sessions that the others are made with.
                .filter(call -> !call.path().startsWith("/api/auth/logout"))
                .flatMap(call -> people.entrySet().stream()
                        .map(person -> DynamicTest.dynamicTest(
                                call.name() + " by " + person.getKey(),
                                () -> check(call, person.getKey(), person.getValue()))));
    }

    @Test
    void aTokenReachesItsScopesAlone() {
        Tenant tenant = signUp();
        for (Action action : Action.values()) {
            String secret = tenant.browser()
                    .post("/api/tokens", "{\"name\": \"t\", \"scopes\": [\"" + action.label() + "\"]}")
                    .is(201)
                    .at("$.secret");
            Browser token = browser().bearer(secret);
            for (DescribedCall call : described()) {
                String needed = PermissionPage.need(call.name());
                boolean named = Action.of(needed).isPresent();
                if (named && !needed.equals(action.label())) {
                    assertThat(send(token, call).status()).as(call.name()).isEqualTo(403);
                } else if (named) {
                    assertThat(send(token, call).status()).as(call.name()).isIn(LET_IN);
                }
            }
        }
    }

    private void check(DescribedCall call, String who, Browser browser) {
        String needed = PermissionPage.need(call.name());
        Reply reply = send(browser, call);

        if (needed.equals("nothing")) {
            assertThat(reply.status()).isIn(LET_IN);
        } else if (who.equals("nobody")) {
            reply.is(401);
        } else {
            assertThat(reply.status()).as(reply.text()).isIn(isLetIn(needed, who) ? LET_IN : List.of(403));
        }
    }

    private static boolean isLetIn(String needed, String who) {
        if (needed.equals("signed in")) {
            return true;
        }
        if (needed.equals("a person")) {
            return !who.equals("operator");
        }
        if (needed.equals("operator") || who.equals("operator")) {
            return needed.equals(who);
        }
        List<String> cells = PermissionPage.cells(needed);
        boolean inTeam = who.startsWith("team's");
        String asMember = cells.get(PermissionPage.COLUMNS.indexOf("member"));
        String own = cells.get(PermissionPage.COLUMNS.indexOf(who));
        return !own.equals("–") || (inTeam && !asMember.equals("–"));
    }

    /** With identifiers of nothing that is there: who is let in finds nothing, and changes nothing. */
    private static Reply send(Browser browser, DescribedCall call) {
        String path = call.path().replace("{scope}", "key").replaceAll("\\{[a-z_]+}", IdKind.KEY.show(IdKind.next()));
        if (path.endsWith("/tail")) {
            // Endless, unless it is refused.
            return browser.send(call.method(), null, Map.of(), path + "?team=none");
        }
        String query = call.query().isEmpty() ? "" : "?" + String.join("=&", call.query()) + "=";
        return browser.send(call.method(), call.body().isEmpty() ? null : call.body(), Map.of(), path + query);
    }

    private Browser teamAdmin(Tenant tenant) {
        Browser person = join(tenant, "member", tenant.team());
        String user = person.get("/api/me").at("$.user.id");
        run("update team_member set role = 'admin' where user_id = $1", id(IdKind.USER, user));
        return person;
    }

    private List<DescribedCall> described() {
        return DescribedCall.read(browser().get("/api/openapi.json").is(200).text());
    }
}
