package io.tollgate.admin.operator;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tollgate.admin.http.ResponseJson;
import io.tollgate.admin.limit.BudgetView;
import io.tollgate.admin.limit.NarrowedLimitsView;
import java.time.Instant;
import java.util.List;

@ResponseJson
@Schema(name = "Organization")
record OrganizationView(
        String id,
        String name,

        @Schema(allowableValues = {"active", "suspended"}) String status,

        List<BudgetView> budgets,
        List<NarrowedLimitsView> narrowedLimits,

        @Schema(description = "Of list cost less discount, in percent", format = "decimal", example = "5")
        String feePercent,

        @Schema(description = "The same, for requests with the tenant's own provider key", format = "decimal")
        String ownKeyFeePercent,

        @Schema(description = "Of list cost, in percent", format = "decimal")
        String discountPercent,

        Instant createdAt) {}
