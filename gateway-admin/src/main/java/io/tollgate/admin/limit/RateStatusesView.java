package io.tollgate.admin.limit;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tollgate.admin.http.ResponseJson;
import io.tollgate.billing.admission.ScopeStatus;
import io.tollgate.billing.admission.ScopeStatus.RateStatus;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rate limits and what is left of them; null where there is no limit. */
@ResponseJson
@Schema(name = "RateStatuses")
record RateStatusesView(
        @Nullable RateStatusView rpm,
        @Nullable RateStatusView tpm,
        @Nullable RateStatusView concurrency,

        @Schema(description = "Whether they refuse nothing, and only tell what they would refuse")
        boolean reportOnly) {

    static RateStatusesView of(ScopeStatus status, boolean reportOnly) {
        return new RateStatusesView(one(status.rpm()), one(status.tpm()), one(status.concurrency()), reportOnly);
    }

    private static @Nullable RateStatusView one(Optional<RateStatus> status) {
        return status.map(rate -> new RateStatusView(rate.limit(), rate.remaining()))
                .orElse(null);
    }

    @ResponseJson
    @Schema(name = "RateStatus")
    record RateStatusView(long limit, long remaining) {}
}
