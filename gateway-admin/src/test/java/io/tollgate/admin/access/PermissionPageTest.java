package io.tollgate.admin.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PermissionPageTest {

    private static final List<Role> ROLES = List.of(Role.OWNER, Role.ADMIN, Role.BILLING, Role.VIEWER, Role.MEMBER);
    private static final Map<Reach, String> IN_ORGANIZATION =
            Map.of(Reach.NONE, "–", Reach.OWN, "own", Reach.TEAMS, "by team", Reach.ORGANIZATION, "all");
    private static final Map<Reach, String> IN_TEAM = Map.of(Reach.NONE, "–", Reach.OWN, "own", Reach.TEAMS, "team");

    @Test
    void showsWhatEachRoleMayDoAsItIs() {
        Map<String, List<String>> table = new LinkedHashMap<>();
        for (Action action : Action.values()) {
            table.put(action.label(), cells(action));
        }

        assertThat(PermissionPage.roles()).isEqualTo(table);
    }

    @Test
    void showsWhatEachCallNeedsAsItIs() {
        assertThat(PermissionPage.calls()).isEqualTo(CallTable.labels());
    }

    private static List<String> cells(Action action) {
        Stream<String> organization =
                ROLES.stream().map(role -> IN_ORGANIZATION.getOrDefault(PermissionTable.reach(role, action), "?"));
        Stream<String> team = Arrays.stream(TeamRole.values())
                .map(role -> IN_TEAM.getOrDefault(PermissionTable.reach(role, action), "?"));
        return Stream.concat(organization, team).toList();
    }
}
