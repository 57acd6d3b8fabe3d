package io.tollgate.admin.member;

import io.tollgate.admin.access.Role;
import io.tollgate.admin.access.TeamRole;
import io.tollgate.admin.http.Fields;
import io.tollgate.admin.http.Problem;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads roles from requests. */
public final class Roles {

    private Roles() {}

    /** A role in the organization; what is wrong with it goes into {@code fields}. */
    public static Optional<Role> read(Fields fields, String field, @Nullable String written) {
        Optional<Role> role = find(written);
        fields.require(role.isPresent(), field, isNone(written, known(Role.values())));
        return role;
    }

    /**
     * A role in a team.
     *
     * @throws Problem 400 when it is none
     */
    public static TeamRole team(String field, @Nullable String written) {
        return Arrays.stream(TeamRole.values())
                .filter(known -> known.label().equals(written))
                .findFirst()
                .orElseThrow(() -> Problem.invalid(field, isNone(written, "admin, member")));
    }

    private static Optional<Role> find(@Nullable String written) {
        return Arrays.stream(Role.values())
                .filter(role -> role.label().equals(written))
                .findFirst();
    }

    private static String isNone(@Nullable String written, String known) {
        return written == null ? "is required: one of " + known : "'" + written + "' is none of " + known;
    }

    private static String known(Role[] roles) {
        return Arrays.stream(roles).map(Role::label).collect(Collectors.joining(", "));
    }
}
