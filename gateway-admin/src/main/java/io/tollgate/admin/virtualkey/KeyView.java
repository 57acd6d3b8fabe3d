package io.tollgate.admin.virtualkey;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tollgate.admin.http.Named;
import io.tollgate.admin.http.ResponseJson;
import io.tollgate.admin.limit.BudgetView;
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

        @Schema(description = "Null: those of the team") @Nullable List<String> allowedModels,

        @Nullable Instant expiresAt,
        Map<String, String> tags,
        Instant createdAt,
        @Nullable Instant revokedAt) {}
