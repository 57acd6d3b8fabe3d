package io.tollgate.routing.provider.openai;

import io.tollgate.billing.price.TokenUsage;
import io.tollgate.routing.json.JsonKind;
import io.tollgate.routing.json.JsonMembers;
import io.tollgate.routing.provider.UsagePart;
import java.util.Optional;

/** Reads the usage of answers that are no completions, whose hosts may tell of {@code total_tokens} alone. */
final class PlainUsage {

    private PlainUsage() {}

    static Optional<UsagePart> part(JsonMembers body) {
        return UsageReader.part(body)
                .or(() -> body.find("usage", JsonKind.OBJECT)
                        .flatMap(usage -> total(body.object(usage))
                                .map(tokens -> new UsagePart(tokens, usage.valueStart(), usage.valueEnd()))));
    }

    /** As rankings do: nothing comes out of them. */
    private static Optional<TokenUsage> total(JsonMembers usage) {
        return usage.number("total_tokens").isPresent()
                ? Optional.of(
                        TokenUsage.of(Math.max(0, usage.number("total_tokens").orElse(0)), 0))
                : Optional.empty();
    }
}
