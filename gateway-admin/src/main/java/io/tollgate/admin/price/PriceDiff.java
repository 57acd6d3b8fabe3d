package io.tollgate.admin.price;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tollgate.admin.http.ResponseJson;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an import changes. */
@ResponseJson
@Schema(name = "PriceDiff")
record PriceDiff(
        @Schema(description = "Send it as `If-Match` with `apply=true`: what was shown is what is applied")
        String token,

        boolean applied,
        @Nullable Instant validFrom,
        List<OfferingDiff> changes,

        @Schema(description = "Offerings whose price the file states as it is")
        int unchanged,

        List<ImportRemark> remarks) {

    /** One offering's new version. */
    @ResponseJson
    @Schema(name = "PriceChange")
    record OfferingDiff(String offering, List<RateDiff> rates) {}

    /** One rate, in USD per 1M tokens or characters, otherwise USD each; null where there is none. */
    @ResponseJson
    @Schema(name = "PriceRateChange")
    record RateDiff(
            @Schema(allowableValues = {"price", "list_price"})
            String book,

            String rate,
            @Nullable String from,
            @Nullable String to) {}

    /** The same, done. */
    PriceDiff done() {
        return new PriceDiff(token, true, validFrom, changes, unchanged, remarks);
    }
}
