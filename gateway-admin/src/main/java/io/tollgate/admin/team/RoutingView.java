package io.tollgate.admin.team;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tollgate.admin.http.ResponseJson;

@ResponseJson
@Schema(name = "Routing")
record RoutingView(@Schema(allowableValues = {"price"}) String strategy) {}
