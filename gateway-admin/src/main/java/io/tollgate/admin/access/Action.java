package io.tollgate.admin.access;

import java.util.Arrays;
import java.util.Optional;

/** What can be done in an organization; a token's scopes are these. */
public enum Action {
    TEAMS_READ("teams:read"),
    TEAMS_WRITE("teams:write"),
    TEAM_MEMBERS_WRITE("team_members:write"),
    MEMBERS_READ("members:read"),
    MEMBERS_WRITE("members:write"),
    MEMBERS_REMOVE("members:remove"),
    OWNERSHIP_WRITE("ownership:write"),
    KEYS_READ("keys:read"),
    KEYS_WRITE("keys:write"),
    KEY_POLICIES_WRITE("key_policies:write"),
    PROVIDER_KEYS_READ("provider_keys:read"),
    PROVIDER_KEYS_WRITE("provider_keys:write"),
    TOKENS_READ("tokens:read"),
    TOKENS_WRITE("tokens:write"),
    SPEND_READ("spend:read"),
    REQUESTS_READ("requests:read"),
    PAYLOADS_READ("payloads:read"),
    LIMITS_READ("limits:read"),
    AUDIT_READ("audit:read");

    private final String label;

    Action(String label) {
        this.label = label;
    }

    /** The name in the API. */
    public String label() {
        return label;
    }

    /** The action with this label. */
    public static Optional<Action> of(String label) {
        return Arrays.stream(values())
                .filter(action -> action.label.equals(label))
                .findFirst();
    }
}
