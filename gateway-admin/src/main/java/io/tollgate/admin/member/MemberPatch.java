package io.tollgate.admin.member;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tollgate.admin.http.RequestJson;
import io.tollgate.admin.limit.BudgetBody;
import io.tollgate.admin.limit.NarrowedLimitsBody;
import io.tollgate.admin.limit.RateLimitsBody;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fields of a member that a PATCH may have; the body is read as a merge patch. */
@RequestJson
record MemberPatch(
        @Schema(
                allowableValues = {"owner", "admin", "billing", "member", "viewer"},
                description = "Only an owner makes owners, and only an owner changes one")
        @Nullable String role,

        @Schema(description = "Of what the person's own keys spend, in all teams together") @Nullable List<BudgetBody> budgets,

        @Nullable RateLimitsBody rateLimits,

        @Schema(description = "Limits for one model, endpoint or tag each, besides those for all requests") @Nullable List<NarrowedLimitsBody> narrowedLimits) {}
