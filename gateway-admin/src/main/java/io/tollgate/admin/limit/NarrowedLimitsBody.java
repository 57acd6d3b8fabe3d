package io.tollgate.admin.limit;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tollgate.admin.http.RequestJson;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Limits for a part of a scope's requests, as a caller writes them: for one model, one endpoint or one tag. */
@RequestJson
@Schema(name = "NarrowedLimitsRequest")
public record NarrowedLimitsBody(
        @Schema(description = "The model that serves the requests", example = "gpt-5") @Nullable String model,

        @Schema(example = "/v1/embeddings") @Nullable String endpoint,

        @Schema(description = "A tag of keys and its value", example = "env=prod") @Nullable String tag,

        @Nullable List<BudgetBody> budgets,
        @Nullable RateLimitsBody rateLimits) {}
