package io.tollgate.routing.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.billing.price.Payer;
import io.tollgate.routing.Samples;
import io.tollgate.routing.catalogue.ApiKey;
import io.tollgate.routing.catalogue.Catalogue;
import io.tollgate.routing.catalogue.Credential;
import io.tollgate.routing.catalogue.Offering;
import io.tollgate.routing.catalogue.OwnKeys;
import io.tollgate.routing.catalogue.Protocol;
import io.tollgate.routing.health.HealthSnapshot;
import io.tollgate.routing.health.Standing;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OwnKeysPlanTest {

    private static final Credential OWN = new Credential("pkey_own", "dear", new ApiKey("sk-own"), Payer.TENANT);

    private static final URI NOWHERE = URI.create("https://provider.invalid");
    private static final HealthSnapshot WELL = HealthSnapshot.ALL_WELL;

    private final Offering cheap = Samples.offering("cheap", NOWHERE, Optional.of(Samples.price("0.10", "0.10")));
    private final Offering dear = Samples.offering("dear", NOWHERE, Optional.of(Samples.price("9.00", "9.00")));

    @Test
    void comeBeforeEverythingOfThePlatformWhateverThatCosts() {
        assertThat(tries(new OwnKeys(List.of(OWN), List.of()), WELL))
                .containsExactly("pkey_own", "cheap-main", "dear-main");
    }

    @Test
    void comeLastWhereTheTenantWantsItSo() {
        assertThat(tries(new OwnKeys(List.of(), List.of(OWN)), WELL))
                .containsExactly("cheap-main", "dear-main", "pkey_own");
    }

    @Test
    void givesWayWhenItDoesNotWork() {
        HealthSnapshot health = WELL.with(dear, OWN, Standing.OPEN);

        assertThat(tries(new OwnKeys(List.of(OWN), List.of()), health))
                .containsExactly("cheap-main", "dear-main", "pkey_own");
    }

    @Test
    void openProvidersForWhichThePlatformHasNoKey() {
        Offering keyless = new Offering(
                "dear-1",
                Samples.MODEL,
                dear.provider(),
                "up",
                Optional.empty(),
                Optional.empty(),
                0,
                1,
                dear.price(),
                List.of());

        assertThat(tries(List.of(keyless), new OwnKeys(List.of(), List.of(OWN)), WELL))
                .containsExactly("pkey_own");
    }

    private List<String> tries(OwnKeys own, HealthSnapshot health) {
        return tries(List.of(cheap, dear), own, health);
    }

    private static List<String> tries(List<Offering> offerings, OwnKeys own, HealthSnapshot health) {
        Need need = new Need(
                Samples.MODEL.id(),
                1_000,
                OptionalLong.empty(),
                Set.of(),
                false,
                7,
                Set.of(),
                Set.of(Protocol.OPENAI),
                Optional.empty(),
                own,
                0);
        Plan plan = Planner.plan(
                need, RoutingPolicy.of(Strategy.PRICE), new Catalogue(1, List.of(Samples.MODEL), offerings), health);
        return ((Plan.Attempts) plan)
                .attempts().stream().map(attempt -> attempt.credential().slug()).toList();
    }
}
