package io.tollgate.admin.operator;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tollgate.admin.http.RequestJson;
import io.tollgate.admin.limit.BudgetBody;
import io.tollgate.admin.limit.NarrowedLimitsBody;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the operator sets of an organization; as a PATCH's body it is read as a merge patch. */
@RequestJson
record OrganizationPatch(
        @Schema(allowableValues = {"active", "suspended"}) @Nullable String status,

        @Nullable List<BudgetBody> budgets,

        @Schema(description = "Limits for one model, endpoint or tag each, besides those for all requests") @Nullable List<NarrowedLimitsBody> narrowedLimits,

        @Schema(format = "decimal", example = "5") @Nullable String feePercent,

        @Schema(format = "decimal") @Nullable String ownKeyFeePercent,

        @Schema(format = "decimal") @Nullable String discountPercent) {}
