package io.tollgate.admin.usage;

import io.tollgate.admin.access.Grant;
import io.tollgate.admin.http.Problem;
import io.tollgate.billing.tenant.IdKind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/** Narrows usage rows to what was asked for, within what the caller may see; the table's alias is {@code u}. */
public record UsageFilter(Map<String, Object> equal) {

    public UsageFilter {
        equal = Map.copyOf(equal);
    }

    /**
     * Reads the query's parameters; null means any.
     *
     * @throws Problem 400 when an identifier is malformed or a name has control characters
     */
    public static UsageFilter read(
            @Nullable String team,
            @Nullable String key,
            @Nullable String model,
            @Nullable String provider,
            @Nullable String status) {
        Map<String, Object> equal = new LinkedHashMap<>();
        id(equal, "team", IdKind.TEAM, team);
        id(equal, "key", IdKind.KEY, key);
        text(equal, "model", model);
        text(equal, "provider", provider);
        text(equal, "status", status);
        return new UsageFilter(equal);
    }

    /** The condition, for parameters that {@link #bind} binds. */
    public String condition() {
        StringBuilder condition =
                new StringBuilder("u.organization_id = :organization and (:everywhere or u.team_id = any(:teams))");
        for (String name : equal.keySet()) {
            boolean id = equal.get(name) instanceof UUID;
            condition
                    .append(" and u.")
                    .append(name)
                    .append(id ? "_id" : "")
                    .append(" = :")
                    .append(name);
        }
        return condition.toString();
    }

    /** Binds the condition's parameters. */
    public GenericExecuteSpec bind(GenericExecuteSpec query, Grant grant) {
        GenericExecuteSpec bound = query.bind("organization", grant.organizationId())
                .bind("everywhere", grant.everywhere())
                .bind("teams", grant.teams());
        for (Map.Entry<String, Object> entry : equal.entrySet()) {
            bound = bound.bind(entry.getKey(), entry.getValue());
        }
        return bound;
    }

    private static void id(Map<String, Object> equal, String name, IdKind kind, @Nullable String written) {
        if (written != null && !written.isEmpty()) {
            equal.put(
                    name,
                    kind.read(written)
                            .orElseThrow(() -> Problem.invalid(name, "'" + written + "' is no " + name + "'s id")));
        }
    }

    private static void text(Map<String, Object> equal, String name, @Nullable String written) {
        if (written != null && !written.isEmpty()) {
            if (written.chars().anyMatch(Character::isISOControl)) {
                throw Problem.invalid(name, "has control characters");
            }
            equal.put(name, written);
        }
    }
}
