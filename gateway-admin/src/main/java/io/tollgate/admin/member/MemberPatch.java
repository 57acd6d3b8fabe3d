package io.tollgate.admin.member;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.tollgate.admin.http.RequestJson;
import org.jspecify.annotations.Nullable;

@RequestJson
record MemberPatch(
        @Schema(
                requiredMode = RequiredMode.REQUIRED,
                allowableValues = {"owner", "admin", "billing", "member", "viewer"},
                description = "Only an owner makes owners, and only an owner changes one")
        @Nullable String role) {}
