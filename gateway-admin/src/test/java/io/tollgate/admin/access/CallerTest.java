package io.tollgate.admin.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.admin.http.Problem;
import io.tollgate.billing.tenant.IdKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;

class CallerTest {

    private static final UUID ME = IdKind.next();
    private static final UUID LED = IdKind.next();
    private static final UUID JOINED = IdKind.next();
    private static final UUID OTHER = IdKind.next();

    @ParameterizedTest
    @EnumSource(Action.class)
    void anOwnerMayDoEverythingEverywhere(Action action) {
        assertThat(caller(Role.OWNER).may(action).everywhere()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void everyRoleSeesWhatItsTeamsSpend(Role role) {
        assertThat(caller(role).may(Action.SPEND_READ).covers(JOINED)).isTrue();
    }

    @Test
    void aMemberReachesTheirTeamsAlone() {
        Grant grant = caller(Role.MEMBER).may(Action.SPEND_READ);

        assertThat(grant.everywhere()).isFalse();
        assertThat(grant.teams()).containsExactlyInAnyOrder(LED, JOINED);
        assertThat(grant.covers(OTHER)).isFalse();
    }

    @Test
    void aTeamsAdminWritesEverybodysKeysAndItsMembersTheirOwn() {
        Grant grant = caller(Role.MEMBER).may(Action.KEYS_WRITE);

        assertThat(grant.covers(LED, Optional.of(OTHER))).isTrue();
        assertThat(grant.covers(JOINED, Optional.of(ME))).isTrue();
        assertThat(grant.covers(JOINED, Optional.of(OTHER))).isFalse();
        assertThat(grant.covers(OTHER, Optional.of(ME))).isFalse();
    }

    @Test
    void aScopeNarrowsAndNeverWidens() {
        Caller token = new Caller(
                new Actor(Actor.Kind.TOKEN, IdKind.next()),
                Optional.of(membership(Role.VIEWER)),
                false,
                Optional.of(Set.of(Action.TEAMS_READ, Action.TEAMS_WRITE)));

        assertThat(token.may(Action.TEAMS_READ).everywhere()).isTrue();
        assertThatThrownBy(() -> token.may(Action.TEAMS_WRITE)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> token.may(Action.KEYS_READ)).hasMessageContaining("keys:read");
        assertThat(token.actions()).containsExactly(Action.TEAMS_READ);
    }

    @Test
    void anOperatorsTokenHasNoOrganization() {
        Caller operator =
                new Caller(new Actor(Actor.Kind.OPERATOR, IdKind.next()), Optional.empty(), true, Optional.empty());

        operator.mustBeOperator();
        assertThatThrownBy(() -> operator.may(Action.TEAMS_READ)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> caller(Role.OWNER).mustBeOperator()).isInstanceOf(Problem.class);
    }

    @Test
    void aCheckTakesNoMillisecondEvenForSomebodyInAThousandTeams() {
        Map<UUID, TeamRole> teams = Stream.generate(IdKind::next)
                .limit(1_000)
                .collect(Collectors.toMap(Function.identity(), team -> TeamRole.MEMBER));
        Membership membership = new Membership(IdKind.next(), 0, ME, Role.MEMBER, teams);
        Caller caller = new Caller(new Actor(Actor.Kind.USER, ME), Optional.of(membership), false, Optional.empty());
        PathContainer path = PathContainer.parsePath("/api/keys/key_1/rotate");
        List<Long> nanos = new ArrayList<>();

        for (int i = 0; i < 2_000; i++) {
            long start = System.nanoTime();
            CallTable.find(HttpMethod.POST, path).check().accept(caller);
            nanos.add(System.nanoTime() - start);
        }

        nanos.sort(Long::compare);
        assertThat(nanos.get(nanos.size() / 2)).isLessThan(1_000_000);
    }

    private static Caller caller(Role role) {
        return new Caller(new Actor(Actor.Kind.USER, ME), Optional.of(membership(role)), false, Optional.empty());
    }

    private static Membership membership(Role role) {
        return new Membership(IdKind.next(), 0, ME, role, Map.of(LED, TeamRole.ADMIN, JOINED, TeamRole.MEMBER));
    }
}
