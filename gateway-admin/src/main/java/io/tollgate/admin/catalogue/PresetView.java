package io.tollgate.admin.catalogue;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.tollgate.admin.http.ResponseJson;
import io.tollgate.routing.catalogue.Preset;
import java.util.Map;
import org.jspecify.annotations.Nullable;

@ResponseJson
@Schema(name = "Preset")
record PresetView(
        String slug,
        String displayName,
        String protocol,

        @Schema(
                requiredMode = RequiredMode.NOT_REQUIRED,
                description = "Absent where each customer has an own one, which the provider then needs")
        @Nullable String baseUrl,

        @Schema(description = "Where its rules are written down")
        String source,

        Map<String, Object> wire) {

    static PresetView of(Preset preset) {
        return new PresetView(
                preset.slug(),
                preset.displayName(),
                preset.protocol().label(),
                preset.baseUrl().orElse(null),
                preset.source(),
                preset.wire());
    }
}
