package io.tollgate.admin.routing;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tollgate.admin.http.RequestJson;
import org.jspecify.annotations.Nullable;

/** A second model that is asked what callers ask. */
@RequestJson
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "RoutingShadow")
public record ShadowBody(
        @Nullable String model,

        @Schema(description = "Of the requests; above 0, 100 by default") @Nullable Double percent) {}
