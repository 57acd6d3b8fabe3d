package io.tollgate.admin.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.admin.Browser;
import io.tollgate.admin.ControlPlaneTest;
import io.tollgate.admin.Reply;
import io.tollgate.admin.Tenant;
import io.tollgate.admin.usage.UsageRows;
import io.tollgate.admin.usage.UsageRows.Row;
import io.tollgate.billing.tenant.IdKind;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is another tenant's is not there: every call that names something answers 404, as for what never was. */
class ForeignTest extends ControlPlaneTest {

    @Test
    void everyCallWithAnotherTenantsIdentifiersFindsNothing() {
        Tenant victim = signUp();
        Map<String, String> theirs = everythingOf(victim);
        Tenant stranger = signUp();

        for (DescribedCall call : named()) {
            Reply reply = stranger.browser().send(call.method(), body(call), Map.of(), aim(call, theirs));
            assertThat(reply.status()).as(call.name() + ": " + reply.text()).isEqualTo(404);
        }
    }

    @Test
    void anAnswerDoesNotTellAnotherTenantsFromWhatNeverWas() {
        Map<String, String> theirs = everythingOf(signUp());
        Tenant stranger = signUp();

        for (Map.Entry<String, String> their : theirs.entrySet()) {
            IdKind kind = IdKind.valueOf(their.getKey());
            String never = kind.show(IdKind.next());
            for (String path : List.of(
                    "/api/spend?team={id}",
                    "/api/requests?key={id}",
                    "/api/keys?team_id={id}",
                    "/api/limits/team?id={id}")) {
                Reply foreign = stranger.browser().get(path, their.getValue());
                Reply none = stranger.browser().get(path, never);
                assertThat(foreign.status()).isEqualTo(none.status());
                assertThat(foreign.text()
                                .replaceAll("\"(from|to)\":\"[^\"]*\"", "")
                                .replace(their.getValue(), "id"))
                        .isEqualTo(none.text()
                                .replaceAll("\"(from|to)\":\"[^\"]*\"", "")
                                .replace(never, "id"));
            }
        }
    }

    @Test
    void aMemberSeesTheirOwnTeamsSpendKeysAndRequestsAlone() {
        Tenant tenant = signUp();
        String other = tenant.newTeam("Other");
        String key = tenant.newKey("mine").at("$.id");
        String hidden = tenant.browser()
                .post("/api/keys", "{\"team_id\": \"%s\", \"name\": \"hidden\"}".formatted(other))
                .is(201)
                .at("$.id");
        UsageRows usage = new UsageRows(database);
        String seen = usage.add(tenant, Row.of(tenant.team(), key, Instant.now()));
        String unseen = usage.add(tenant, Row.of(other, hidden, Instant.now()));

        Browser member = join(tenant, "member", tenant.team());

        assertThat(member.get("/api/keys").all("$.data[*].id")).containsExactly(key);
        assertThat(member.get("/api/requests").all("$.data[*].id")).containsExactly(seen);
        assertThat(member.get("/api/spend?group_by=team").all("$.rows[*].team.id"))
                .containsExactly(tenant.team());
        assertThat(member.get("/api/spend").at("$.total.requests")).isEqualTo("1");
        member.get("/api/keys/{id}", hidden).is(404);
        member.get("/api/requests/{id}", unseen).is(404);
        member.get("/api/limits/team/{id}", other).is(404);
        member.get("/api/limits/key/{id}", hidden).is(404);
        assertThat(member.get("/api/limits/key?id={mine},{hidden}", key, hidden).all("$.data[*].id"))
                .containsExactly(key);
        member.get("/api/routing/keys/{id}", hidden).is(404);
        member.get("/api/policies/keys/{id}", hidden).is(404);
        member.get("/api/policies/teams/{id}", other).is(404);
        member.get("/api/policies/effective?key={id}", hidden).is(404);
        assertThat(join(tenant, "member").get("/api/requests").all("$.data[*].id"))
                .isEmpty();
    }

    /** The calls of tenants that have something's identifier in their path. */
    private List<DescribedCall> named() {
        return DescribedCall.read(browser().get("/api/openapi.json").is(200).text()).stream()
                .filter(call -> call.isOfTenant() && call.path().contains("{"))
                // The catalogue is the same for everybody.
                .filter(call -> !call.path().startsWith("/api/offerings/"))
                // A list, which leaves out what the caller may not see.
                .filter(call -> !call.path().equals("/api/limits/{scope}"))
                .toList();
    }

    /** One that would do if it were the caller's own. */
    private static @Nullable String body(DescribedCall call) {
        boolean role = call.path().contains("members") && !call.path().endsWith("/ownership");
        return call.body().isEmpty() ? null : role ? "{\"role\": \"member\"}" : call.body();
    }

    private static String aim(DescribedCall call, Map<String, String> theirs) {
        String path = call.path();
        if (path.equals("/api/limits/end_user/{name}")) {
            return "/api/limits/end_user/ann?team=" + theirs.get("TEAM");
        }
        if (path.equals("/api/limits/{scope}/{id}")) {
            return "/api/limits/key/" + theirs.get("KEY");
        }
        Map<String, String> kinds = Map.ofEntries(
                Map.entry("/api/teams/{id}", "TEAM"),
                Map.entry("/api/keys/{id}", "KEY"),
                Map.entry("/api/routing/keys/{id}", "KEY"),
                Map.entry("/api/policies/keys/{id}", "KEY"),
                Map.entry("/api/policies/teams/{id}", "TEAM"),
                Map.entry("/api/tokens/{id}", "TOKEN"),
                Map.entry("/api/members/{id}", "USER"),
                Map.entry("/api/invitations/{id}", "INVITATION"),
                Map.entry("/api/provider-keys/{id}", "PROVIDER_KEY"),
                Map.entry("/api/requests/{id}", "REQUEST"));
        String kind = kinds.entrySet().stream()
                .filter(prefix -> path.startsWith(prefix.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new AssertionError("say here whose identifiers " + path + " takes"));
        return path.replace("{id}", String.valueOf(theirs.get(kind)))
                .replace("{user}", String.valueOf(theirs.get("USER")));
    }

    private Map<String, String> everythingOf(Tenant tenant) {
        Map<String, String> ids = new HashMap<>();
        String key = tenant.newKey("k").at("$.id");
        ids.put("TEAM", tenant.team());
        ids.put("KEY", key);
        ids.put("USER", tenant.user());
        ids.put(
                "TOKEN",
                tenant.browser()
                        .post("/api/tokens", "{\"name\": \"t\"}")
                        .is(201)
                        .at("$.id"));
        ids.put(
                "INVITATION",
                tenant.browser()
                        .post("/api/invitations", "{\"role\": \"member\"}")
                        .is(201)
                        .at("$.invitation.id"));
        ids.put("PROVIDER_KEY", providerKeyOf(tenant));
        ids.put("REQUEST", new UsageRows(database).add(tenant, Row.of(tenant.team(), key, Instant.now())));
        return ids;
    }

    /** SQL plays the provider that would have to know the key. */
    private String providerKeyOf(Tenant tenant) {
        UUID id = IdKind.next();
        run("""
                insert into provider (slug, display_name, protocol, base_url)
                values ('foreign', 'Foreign', 'openai', 'https://api.example.com/v1') on conflict do nothing
                """);
        run("""
                insert into provider_key (organization_id, id, provider, name, sealed, hint, precedence)
                values ($1, $2, 'foreign', 'k', ''::bytea, 'abcd', 'before')
                """, id(IdKind.ORGANIZATION, tenant.organization()), id);
        return IdKind.PROVIDER_KEY.show(id);
    }

    @AfterEach
    void forgetTheProvider() {
        run("delete from provider where slug = 'foreign'");
    }
}
