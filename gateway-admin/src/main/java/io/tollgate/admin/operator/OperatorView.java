package io.tollgate.admin.operator;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tollgate.admin.http.ResponseJson;

/** A person with the operator's role. */
@ResponseJson
@Schema(name = "Operator")
record OperatorView(String id, String email, String name) {}
