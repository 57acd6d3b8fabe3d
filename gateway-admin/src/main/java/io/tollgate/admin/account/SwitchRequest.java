package io.tollgate.admin.account;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.tollgate.admin.http.RequestJson;
import org.jspecify.annotations.Nullable;

@RequestJson
record SwitchRequest(
        @Schema(requiredMode = RequiredMode.REQUIRED, example = "org_01h455vb4pex5vsknk084sn02q") @Nullable String organizationId) {}
