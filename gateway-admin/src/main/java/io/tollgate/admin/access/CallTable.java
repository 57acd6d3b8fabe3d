package io.tollgate.admin.access;

import static io.tollgate.admin.access.Requirement.NOTHING;
import static io.tollgate.admin.access.Requirement.OPERATOR;
import static io.tollgate.admin.access.Requirement.PERSON;
import static io.tollgate.admin.access.Requirement.SIGNED_IN;

import io.tollgate.admin.http.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.PathContainer;

/** The one place that says what each call asks of its caller; a call without a row is answered to nobody. */
public final class CallTable {

    private static final List<CallRule> RULES = new ArrayList<>();

    static {
        rows(NOTHING, "POST /api/auth/sign-up", "POST /api/auth/login", "POST /api/auth/logout");
        rows(NOTHING, "GET /api/openapi.json");
        rows(NOTHING, "POST /api/auth/invitation", "POST /api/auth/verify", "GET /api/auth/options");
        rows(NOTHING, "GET /api/auth/providers");
        rows(NOTHING, "POST /api/auth/password-reset", "POST /api/auth/password-reset/confirm");
        rows(PERSON, "POST /api/auth/password", "POST /api/auth/logout-everywhere");
        rows(SIGNED_IN, "GET /api/announcements");
        rows(SIGNED_IN, "GET /api/me", "GET /api/models", "GET /api/offerings/{slug}/prices");
        rows(PERSON, "POST /api/auth/switch", "POST /api/organizations", "POST /api/invitations/accept");
        rows(Action.TEAMS_READ, "GET /api/teams", "GET /api/teams/{id}", "GET /api/routing/organization");
        rows(Action.TEAMS_WRITE, "POST /api/teams", "PATCH /api/teams/{id}", "DELETE /api/teams/{id}");
        rows(Action.TEAMS_WRITE, "PUT /api/routing/organization");
        rows(Action.MEMBERS_READ, "GET /api/members", "GET /api/members/{id}", "GET /api/teams/{id}/members");
        rows(Action.MEMBERS_WRITE, "PATCH /api/members/{id}");
        rows(Action.MEMBERS_REMOVE, "DELETE /api/members/{id}");
        rows(Action.OWNERSHIP_WRITE, "POST /api/members/{id}/ownership");
        rows(Action.TEAM_MEMBERS_WRITE, "PUT /api/teams/{id}/members/{user}", "DELETE /api/teams/{id}/members/{user}");
        rows(Action.MEMBERS_WRITE, "GET /api/invitations", "POST /api/invitations");
        rows(Action.MEMBERS_WRITE, "DELETE /api/invitations/{id}", "POST /api/invitations/{id}/resend");
        rows(Action.KEYS_READ, "GET /api/keys", "GET /api/keys/{id}", "POST /api/keys/lookup");
        rows(Action.KEYS_READ, "GET /api/routing/keys/{id}", "POST /api/routing/explain");
        rows(Action.KEYS_WRITE, "POST /api/keys", "PATCH /api/keys/{id}", "DELETE /api/keys/{id}");
        rows(Action.KEYS_WRITE, "POST /api/keys/{id}/rotate", "PUT /api/routing/keys/{id}");
        rows(Action.TEAMS_READ, "GET /api/policies/organization", "GET /api/policies/teams/{id}");
        rows(Action.TEAMS_WRITE, "PUT /api/policies/organization", "PUT /api/policies/teams/{id}");
        rows(Action.KEYS_READ, "GET /api/policies/keys/{id}", "GET /api/policies/effective");
        rows(Action.KEY_POLICIES_WRITE, "PUT /api/policies/keys/{id}");
        rows(Action.PROVIDER_KEYS_READ, "GET /api/provider-keys", "GET /api/provider-keys/{id}");
        rows(Action.PROVIDER_KEYS_WRITE, "POST /api/provider-keys", "PATCH /api/provider-keys/{id}");
        rows(Action.PROVIDER_KEYS_WRITE, "DELETE /api/provider-keys/{id}", "POST /api/provider-keys/{id}/verify");
        rows(Action.TOKENS_READ, "GET /api/tokens");
        rows(Action.TOKENS_WRITE, "POST /api/tokens", "DELETE /api/tokens/{id}");
        rows(Action.SPEND_READ, "GET /api/spend", "GET /api/spend/cache", "GET /api/refusals", "GET /api/tags");
        rows(Action.REQUESTS_READ, "GET /api/requests", "GET /api/requests/{id}", "GET /api/performance");
        rows(Action.REQUESTS_READ, "GET /api/requests/tail");
        rows(Action.PAYLOADS_READ, "GET /api/requests/{id}/payload");
        rows(Action.LIMITS_READ, "GET /api/limits/{scope}", "GET /api/limits/{scope}/{id}");
        rows(Action.LIMITS_READ, "GET /api/limits/end_user/{name}");
        rows(Action.AUDIT_READ, "GET /api/audit");
        catalogue("announcements", "{slug}");
        catalogue("providers", "{slug}");
        catalogue("credentials", "{slug}");
        rows(OPERATOR, "POST /api/operator/credentials/{slug}/test");
        catalogue("models", "{*id}");
        catalogue("offerings", "{slug}");
        rows(OPERATOR, "GET /api/operator/offerings/{slug}/prices");
        rows(OPERATOR, "DELETE /api/operator/offerings/{slug}/prices/{version}");
        rows(OPERATOR, "GET /api/operator/catalogue", "POST /api/operator/catalogue/import");
        rows(OPERATOR, "GET /api/operator/catalogue/seed");
        rows(OPERATOR, "GET /api/operator/prices", "POST /api/operator/prices/import");
        rows(OPERATOR, "GET /api/operator/organizations", "GET /api/operator/organizations/{id}");
        rows(OPERATOR, "PATCH /api/operator/organizations/{id}");
        rows(OPERATOR, "GET /api/operator/audit");
        rows(OPERATOR, "GET /api/operator/breakers");
        rows(OPERATOR, "GET /api/operator/presets", "GET /api/operator/spend", "GET /api/operator/system");
        rows(OPERATOR, "GET /api/operator/operators", "PUT /api/operator/operators/{email}");
        rows(OPERATOR, "DELETE /api/operator/operators/{email}");
        // The most specific first, as the calls themselves are found.
        RULES.sort(Comparator.comparing(CallRule::path));
    }

    private CallTable() {}

    /**
     * What this call asks of its caller.
     *
     * @throws Problem 404 when there is no such call, 405 when there is but for another method
     */
    public static Requirement find(HttpMethod method, PathContainer path) {
        List<CallRule> there = RULES.stream().filter(rule -> rule.isAt(path)).collect(Collectors.toList());
        if (there.isEmpty()) {
            throw new Problem(HttpStatus.NOT_FOUND, "not_found", "there is no such call");
        }
        return there.stream()
                .filter(rule -> rule.isFor(method))
                .findFirst()
                .orElseThrow(() -> new Problem(
                        HttpStatus.METHOD_NOT_ALLOWED,
                        "method_not_allowed",
                        "this path does not take " + method + "; it takes "
                                + there.stream()
                                        .map(rule -> rule.method().name())
                                        .distinct()
                                        .sorted()
                                        .collect(Collectors.joining(", "))))
                .requirement();
    }

    /** Every call with the label of what it asks for. */
    public static Map<String, String> labels() {
        return RULES.stream()
                .collect(Collectors.toMap(
                        CallRule::call, rule -> rule.requirement().label()));
    }

    private static void rows(Requirement requirement, String... calls) {
        for (String call : calls) {
            RULES.add(CallRule.of(call, requirement));
        }
    }

    private static void rows(Action action, String... calls) {
        rows(Requirement.of(action), calls);
    }

    private static void catalogue(String kind, String id) {
        String all = "/api/operator/" + kind;
        String one = all + "/" + id;
        rows(OPERATOR, "GET " + all, "GET " + one, "PUT " + one, "DELETE " + one);
    }
}
