package io.tollgate.admin.member;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tollgate.admin.http.ResponseJson;
import io.tollgate.admin.limit.BudgetView;
import io.tollgate.admin.limit.NarrowedLimitsView;
import io.tollgate.admin.limit.RateLimitsView;
import java.time.Instant;
import java.util.List;

@ResponseJson
@Schema(name = "Member")
record MemberView(
        String id,
        String name,
        String email,

        @Schema(allowableValues = {"owner", "admin", "billing", "member", "viewer"})
        String role,

        @Schema(description = "The teams that the person is in, of those that the caller may see")
        List<MemberTeam> teams,

        @Schema(description = "Of what the person's own keys spend, in all teams together")
        List<BudgetView> budgets,

        RateLimitsView rateLimits,
        List<NarrowedLimitsView> narrowedLimits,
        Instant joinedAt) {}
