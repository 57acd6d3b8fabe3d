package io.tollgate.admin.account;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tollgate.admin.http.ResponseJson;

@ResponseJson
@Schema(name = "User")
record UserView(String id, String email, String name, boolean operator) {}
