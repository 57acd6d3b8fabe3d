package io.tollgate.admin.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tollgate.admin.http.Problem;
import io.tollgate.admin.http.RequestJson;
import io.tollgate.routing.policy.InvalidRules;
import io.tollgate.routing.policy.PolicyReader;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A policy as a caller writes it, and as it is stored. */
@RequestJson
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "PolicyRequest", description = "What is absent is not bound")
record PolicyBody(
        @Schema(description = "Ids; an empty list allows none", example = "[\"llama-3.3-70b\"]") @Nullable List<String> allowedModels,

        @Schema(description = "Ids; they count more than what is allowed") @Nullable List<String> deniedModels,

        @Schema(description = "Slugs; an empty list allows none") @Nullable List<String> allowedProviders,

        @Schema(description = "Slugs; they count more than what is allowed") @Nullable List<String> deniedProviders,

        @Schema(description = "Where offerings must be", example = "[\"eu\"]") @Nullable List<String> regions,

        @Schema(
                allowableValues = {"allow", "deny"},
                description = "deny: no training on data")
        @Nullable String dataCollection,

        @Schema(description = "Zero data retention") @Nullable Boolean zdr,

        @Schema(description = "Tokens of an answer whose request names no limit; from 1 to 100000000") @Nullable Long defaultMaxTokens,

        @Schema(description = "Tokens of any answer; from 1 to 100000000") @Nullable Long maximumMaxTokens,

        @Schema(description = "Whether prompts and answers are kept") @Nullable Capture payloadCapture) {

    /** What is kept of requests, and for how long. */
    @RequestJson
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "PayloadCaptureRequest")
    record Capture(
            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    description = "false forbids it to everything below, too")
            @Nullable Boolean enabled,

            @Schema(description = "From 1 to 90; needed where it is enabled", example = "7") @Nullable Integer retentionDays,

            @Schema(description = "Of so many requests; above 0, up to 100; 100 by default") @Nullable Double samplePercent) {}

    /**
     * The policy as it is stored; empty when it binds nothing.
     *
     * @throws Problem 400 naming the field at fault
     */
    Optional<String> checked() {
        JsonNode document = JsonMapper.shared().valueToTree(this);
        try {
            PolicyReader.read("", document);
        } catch (InvalidRules e) {
            throw Problem.invalid(e.field(), e.problem());
        }
        return document.isEmpty() ? Optional.empty() : Optional.of(document.toString());
    }

    /** The request that would make what is stored. */
    static PolicyBody of(String stored) {
        return JsonMapper.shared().readValue(stored, PolicyBody.class);
    }
}
