package io.tollgate.admin.limit;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tollgate.admin.http.ResponseJson;
import io.tollgate.billing.admission.RateLimits;
import org.jspecify.annotations.Nullable;

/** Rate limits as they are shown; null means no limit. */
@ResponseJson
@Schema(name = "RateLimits")
public record RateLimitsView(
        @Nullable Long rpm,
        @Nullable Long tpm,
        @Nullable Long concurrency,

        @Schema(description = "Whether they refuse nothing, and only tell what they would refuse")
        boolean reportOnly) {

    public static RateLimitsView of(RateLimits limits) {
        return new RateLimitsView(
                RateLimitsBody.boxed(limits.rpm()),
                RateLimitsBody.boxed(limits.tpm()),
                RateLimitsBody.boxed(limits.concurrency()),
                limits.reportOnly());
    }
}
