package io.tollgate.admin.policy;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tollgate.admin.http.ResponseJson;
import io.tollgate.routing.policy.Policy;

/** A policy with the document that states it. */
record StatedPolicy(Source source, Policy policy) {

    @ResponseJson
    @Schema(name = "PolicySource")
    record Source(
            @Schema(allowableValues = {"organization", "team", "key"})
            String level,

            String id,
            String name,

            @Schema(
                    allowableValues = {"policy", "routing", "allowed_models"},
                    description = "The policy, the routing document, or the field of the team or the key")
            String document) {}
}
