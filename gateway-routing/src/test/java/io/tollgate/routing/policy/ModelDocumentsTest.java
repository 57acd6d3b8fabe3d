package io.tollgate.routing.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.routing.catalogue.Catalogue;
import io.tollgate.routing.catalogue.Model;
import io.tollgate.routing.plan.Strategy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ModelDocumentsTest {

    private static final RoutingChoice NOTHING = DocumentStack.NONE.under(new Anybody());

    /** Who tells nothing of themselves. */
    private record Anybody() implements Circumstances {

        @Override
        public Optional<String> metadata(String name) {
            return Optional.empty();
        }

        @Override
        public Optional<String> tag(String name) {
            return Optional.empty();
        }

        @Override
        public long inputTokens() {
            return 10;
        }

        @Override
        public Optional<String> endUser() {
            return Optional.empty();
        }

        @Override
        public Instant at() {
            return Instant.EPOCH;
        }

        @Override
        public long seed() {
            return 7;
        }
    }

    private final ModelDocuments documents = new ModelDocuments();

    private RoutingChoice choice(String document, RoutingChoice tenants) {
        Model model = new Model("large", "Large", 1_000, 1_000, Set.of(), List.of(), Optional.of(document));
        return documents.choice("large", new Catalogue(1, List.of(model), List.of()), new Anybody(), tenants);
    }

    private static RoutingChoice tenants(String document) {
        return new DocumentStack(List.of(RulesReader.document(document))).under(new Anybody());
    }

    @Test
    void holdWhereNobodySaysMore() {
        assertThat(choice("{\"strategy\": \"latency\", \"hedge\": true}", NOTHING)
                        .rules()
                        .strategy())
                .contains(Strategy.LATENCY);
    }

    @Test
    void giveWayToWhatIsMoreSpecificButNotInTheirConstraints() {
        RoutingChoice both = choice(
                "{\"strategy\": \"latency\", \"ignore\": [\"alder\"]}",
                tenants("{\"strategy\": \"price\", \"ignore\": [\"birch\"]}"));

        assertThat(both.rules().strategy()).contains(Strategy.PRICE);
        assertThat(both.rules().constraints().ignored()).containsExactlyInAnyOrder("alder", "birch");
    }

    @Test
    void nameModelsToTryFirstUnlessTheTenantDoes() {
        String canary = "{\"rules\": [{\"name\": \"canary\", \"models\": [\"new\"]}]}";

        assertThat(choice(canary, NOTHING).models()).containsExactly("new");
        assertThat(choice(canary, NOTHING).applied()).containsExactly("canary");
        assertThat(choice(canary, tenants("{\"rules\": [{\"name\": \"own\", \"models\": [\"other\"]}]}"))
                        .models())
                .containsExactly("other");
    }

    @Test
    void leaveModelsWithoutOneAlone() {
        assertThat(documents.choice("unknown", Catalogue.EMPTY, new Anybody(), NOTHING))
                .isSameAs(NOTHING);
    }
}
