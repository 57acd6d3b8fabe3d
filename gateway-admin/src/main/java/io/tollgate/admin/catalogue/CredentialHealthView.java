package io.tollgate.admin.catalogue;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tollgate.admin.http.ResponseJson;
import io.tollgate.routing.health.CircuitReport;
import io.tollgate.routing.health.Trouble;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

@ResponseJson
@Schema(
        name = "CredentialHealth",
        description = "As the node that answers knows it. Nodes tell each other when a breaker opens or closes"
                + " (`told_by: another_node`); what is parked or cooling, errors and ratios are each node's own.")
record CredentialHealthView(
        @Schema(
                allowableValues = {"closed", "half_open", "cooling", "open", "parked", "unused"},
                description = "The worst of its offerings; `closed` is well, `unused` is without offerings")
        String standing,

        List<OfferingHealth> offerings) {

    /** How an offering does with the credential. */
    @ResponseJson
    @Schema(name = "CredentialOfferingHealth")
    record OfferingHealth(
            String offering,

            @Schema(allowableValues = {"closed", "half_open", "cooling", "open", "parked"})
            String standing,

            @Schema(description = "When the standing ends by itself; null: it does not") @Nullable Instant until,

            @Schema(
                    allowableValues = {"credential_refused", "offering_missing"},
                    description = "Why nothing is sent; null: it is not parked")
            @Nullable String parked,

            @Schema(allowableValues = {"this_node", "another_node"})
            String toldBy,

            @Schema(description = "Of the last 20 calls, 0 to 1", example = "0.05")
            double errorRatio,

            int inFlight,

            @Schema(description = "Milliseconds that are expected until the first token")
            double ttftMs,

            @Schema(description = "Milliseconds that are expected for each token after it")
            double tokenMs,

            @Nullable LastError lastError) {

        static OfferingHealth of(String offering, CircuitReport report) {
            return new OfferingHealth(
                    offering,
                    report.condition().standing().label(),
                    report.until().orElse(null),
                    report.parked()
                            .map(why -> why.name().toLowerCase(Locale.ROOT))
                            .orElse(null),
                    report.heard() ? "another_node" : "this_node",
                    report.condition().errorRatio(),
                    report.condition().inFlight(),
                    report.condition().ttftMillis(),
                    report.condition().tokenMillis(),
                    report.trouble().map(LastError::of).orElse(null));
        }
    }

    /** What went wrong last, without the key. */
    @ResponseJson
    @Schema(name = "CredentialError")
    record LastError(
            Instant at,

            @Schema(example = "status_503") String outcome,

            @Schema(description = "The provider's; null when it gave none") @Nullable Integer status,

            String message) {

        static LastError of(Trouble trouble) {
            @Nullable Integer status = trouble.status().isPresent() ? trouble.status().getAsInt() : null;
            return new LastError(trouble.at(), trouble.outcome(), status, trouble.message());
        }
    }
}
