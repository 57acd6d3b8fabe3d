package io.tollgate.admin.catalogue;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.tollgate.admin.http.RequestJson;
import io.tollgate.admin.routing.RoutingBody;
import java.util.List;
import org.jspecify.annotations.Nullable;

@RequestJson
record ModelRequest(
        @Schema(requiredMode = RequiredMode.REQUIRED) @Nullable String displayName,

        @Schema(requiredMode = RequiredMode.REQUIRED, description = "Tokens, in and out", example = "128000") @Nullable Long contextLength,

        @Schema(requiredMode = RequiredMode.REQUIRED, description = "Tokens of one answer", example = "16384") @Nullable Long maxOutputTokens,

        @Schema(
                requiredMode = RequiredMode.REQUIRED,
                description =
                        "Of chat, completions, embeddings, moderations, tools, json_schema, vision, audio, speech, transcription, reasoning, rerank, images, streaming",
                example = "[\"chat\", \"streaming\"]")
        @Nullable List<String> capabilities,

        @Schema(description = "Models to try when every offering of this one is busy or down") @Nullable List<String> downshift,

        @Schema(description = "The model's routing document, more general than those of tenants; null: it says nothing")
        @Nullable RoutingBody routing) {}
