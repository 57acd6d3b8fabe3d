package io.tollgate.admin.virtualkey;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tollgate.admin.http.Named;
import io.tollgate.admin.http.ResponseJson;
import io.tollgate.admin.limit.BudgetView;
import io.tollgate.admin.limit.NarrowedLimitsView;
import io.tollgate.admin.limit.RateLimitsView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

@ResponseJson
@Schema(name = "Key")
record KeyView(
        String id,
        String teamId,
        Named team,
        @Nullable String memberId,
        @Nullable Named member,
        String name,

        @Schema(description = "Beginning and end of the secret", example = "sk-tg-…x7Qa")
        String hint,

        List<BudgetView> budgets,
        RateLimitsView rateLimits,
        List<NarrowedLimitsView> narrowedLimits,

        @Schema(description = "Null: those of the team") @Nullable List<String> allowedModels,

        @Nullable Instant expiresAt,
        Map<String, String> tags,

        @Schema(description = "The endpoints that the key may call; null: all") @Nullable List<String> endpoints,

        @Schema(description = "From where the key may be used; null: from anywhere") @Nullable List<String> ipRanges,

        @Schema(description = "What it is used in; its rows carry it as the tag `environment`") @Nullable String environment,

        @Schema(description = "Whether the key is refused for now")
        boolean disabled,

        Instant createdAt,
        @Nullable Instant revokedAt,

        @Schema(description = "To the minute") @Nullable Instant lastUsedAt,

        @Schema(description = "Until when the secret before the last rotation works too") @Nullable Instant previousSecretUntil) {}
