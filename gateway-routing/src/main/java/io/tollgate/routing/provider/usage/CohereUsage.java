package io.tollgate.routing.provider.usage;

import io.tollgate.billing.price.TokenUsage;
import io.tollgate.billing.price.Unit;
import io.tollgate.billing.price.Units;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Cohere's usage. What it bills leaves out the instructions that it adds by itself, and counts what came from its cache like
 * the rest; where it does not say what it bills, all tokens count.
 */
public final class CohereUsage {

    private CohereUsage() {}

    /** Empty when the object, {@code usage} or {@code meta}, tells of no tokens at all. */
    public static Optional<TokenUsage> read(JsonNode usage) {
        JsonNode billed = usage.path("billed_units");
        JsonNode counted = tells(billed) ? billed : usage.path("tokens");
        return tells(counted)
                ? Optional.of(
                        TokenUsage.of(Counts.main(counted, "input_tokens"), Counts.main(counted, "output_tokens")))
                : Optional.empty();
    }

    /** What a ranking bills; empty where its {@code meta} does not say. */
    public static Optional<TokenUsage> searches(JsonNode meta) {
        JsonNode billed = meta.path("billed_units");
        return billed.path("search_units").asLong(0) > 0
                ? Optional.of(TokenUsage.NONE.with(
                        Units.of(Unit.SEARCH, billed.path("search_units").asLong(0))))
                : Optional.empty();
    }

    private static boolean tells(JsonNode units) {
        return Counts.has(units, "input_tokens") || Counts.has(units, "output_tokens");
    }
}
