package io.tollgate.admin.limit;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tollgate.admin.http.RequestJson;
import io.tollgate.billing.admission.RateLimits;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Rate limits as a caller writes them: absent means no limit, 0 suspends. */
@RequestJson
@Schema(name = "RateLimitsRequest")
public record RateLimitsBody(
        @Schema(description = "Requests per minute") @Nullable Long rpm,

        @Schema(description = "Tokens per minute, in and out") @Nullable Long tpm,

        @Schema(description = "Requests under way at once") @Nullable Long concurrency,

        @Schema(description = "Whether they refuse nothing, and only tell what they would refuse; false by default")
        @Nullable Boolean reportOnly) {

    static RateLimitsBody of(RateLimits limits) {
        return new RateLimitsBody(
                boxed(limits.rpm()), boxed(limits.tpm()), boxed(limits.concurrency()), limits.reportOnly());
    }

    static @Nullable Long boxed(OptionalLong limit) {
        return limit.isPresent() ? limit.getAsLong() : null;
    }
}
