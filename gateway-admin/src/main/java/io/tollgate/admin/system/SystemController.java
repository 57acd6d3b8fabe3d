package io.tollgate.admin.system;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tollgate.admin.access.Caller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The operator's look at the machinery. */
@RestController
@Tag(name = "operator")
class SystemController {

    private final Vitals vitals;

    SystemController(Vitals vitals) {
        this.vitals = vitals;
    }

    @GetMapping("/api/operator/system")
    @Operation(
            operationId = "getSystem",
            summary = "Nodes, Redis and Postgres as they answer now, and what waits to be written")
    Mono<SystemView> get(Caller caller) {
        caller.mustBeOperator();
        return vitals.read();
    }
}
