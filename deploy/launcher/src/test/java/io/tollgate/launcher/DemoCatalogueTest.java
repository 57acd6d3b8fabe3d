package io.tollgate.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DemoCatalogueTest {

    private final JsonNode documents = DemoCatalogue.of("http://127.0.0.1:9099").documents();

    @Test
    void letsThreeProvidersSellEveryModelAtDifferentPrices() {
        List<String> models =
                named("models/").map(name -> name.substring("models/".length())).toList();

        assertThat(models).hasSize(3);
        for (String model : models) {
            assertThat(offeringsOf(model).map(it -> it.path("provider").asString()))
                    .containsExactlyInAnyOrder("alder", "birch", "cedar");
            assertThat(offeringsOf(model).map(it -> it.at("/price/input").asString()))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void pointsTheProvidersAtTheSimulator() {
        assertThat(named("providers/")
                        .map(name -> documents.path(name).path("base_url").asString()))
                .containsExactly(
                        "http://127.0.0.1:9099/alder/v1",
                        "http://127.0.0.1:9099/birch/v1",
                        "http://127.0.0.1:9099/cedar/v1");
    }

    private Stream<JsonNode> offeringsOf(String model) {
        return named("offerings/")
                .map(documents::path)
                .filter(offering -> offering.path("model").asString().equals(model));
    }

    private Stream<String> named(String prefix) {
        return documents.propertyNames().stream().filter(name -> name.startsWith(prefix));
    }
}
