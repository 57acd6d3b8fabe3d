package io.tollgate.admin.virtualkey;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tollgate.admin.http.RequestJson;
import io.tollgate.admin.limit.BudgetBody;
import io.tollgate.admin.limit.NarrowedLimitsBody;
import io.tollgate.admin.limit.RateLimitsBody;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of a key that a PATCH may have; it describes the body, which is read as a merge patch. */
@RequestJson
record KeyPatch(
        @Nullable String memberId,
        @Nullable String name,
        @Nullable List<BudgetBody> budgets,
        @Nullable RateLimitsBody rateLimits,

        @Schema(description = "Limits for one model, endpoint or tag each, besides those for all requests") @Nullable List<NarrowedLimitsBody> narrowedLimits,

        @Nullable List<String> allowedModels,
        @Nullable Instant expiresAt,
        @Nullable Map<String, String> tags,

        @Schema(
                description = "The endpoints that the key may call, each with what is below it; null: all",
                example = "[\"/v1/embeddings\"]")
        @Nullable List<String> endpoints,

        @Schema(
                description = "Addresses and ranges that the key may be used from; null: anywhere",
                example = "[\"203.0.113.0/24\"]")
        @Nullable List<String> ipRanges,

        @Schema(description = "What it is used in; its rows carry it as the tag `environment`", example = "production")
        @Nullable String environment,

        @Schema(description = "Whether the key is refused for now; false by default") @Nullable Boolean disabled) {}
