package io.tollgate.api.model;

import io.tollgate.billing.price.PriceVersion;
import io.tollgate.routing.catalogue.Offering;
import io.tollgate.routing.health.Condition;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * Where a model can be had.
 *
 * @param price the list price: decimal strings, USD per 1M tokens; what the provider bills the operator is not shown
 */
@JsonNaming(SnakeCaseStrategy.class)
record OfferingView(
        String object,
        String slug,
        ProviderView provider,
        Optional<String> region,
        Optional<String> quantization,
        long contextLength,
        long maxOutputTokens,
        Map<String, String> price,
        HealthView health) {

    record ProviderView(String slug, String name) {}

    /**
     * How calls from this node went, with the credential that does best.
     *
     * @param status {@code closed} while it is well, as circuits are
     * @param uptime the part of the last calls, twenty at most, that did not fail, 0 to 1
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record HealthView(String status, double uptime, TtftView ttftMs, double tokensPerSecond) {

        static HealthView of(Condition condition) {
            return new HealthView(
                    condition.standing().name().toLowerCase(Locale.ROOT),
                    rounded(condition.served()),
                    new TtftView(
                            rounded(condition.ttftMillis()),
                            condition.ttftP90Millis() > 0
                                    ? OptionalDouble.of(rounded(condition.ttftP90Millis()))
                                    : OptionalDouble.empty()),
                    condition.tokenMillis() > 0 ? rounded(1_000 / condition.tokenMillis()) : 0);
        }

        private static double rounded(double value) {
            return Math.round(value * 1_000) / 1_000.0;
        }
    }

    /**
     * Milliseconds until the first token.
     *
     * @param p90 absent after too few calls to tell
     */
    record TtftView(double expected, OptionalDouble p90) {}

    static OfferingView of(Offering offering, Condition condition) {
        return new OfferingView(
                "offering",
                offering.slug(),
                new ProviderView(offering.provider().slug(), offering.provider().displayName()),
                offering.region(),
                offering.quantization(),
                offering.model().contextLength(),
                offering.model().maxOutputTokens(),
                offering.price().map(PriceVersion::list).orElseThrow().document(),
                HealthView.of(condition));
    }
}
