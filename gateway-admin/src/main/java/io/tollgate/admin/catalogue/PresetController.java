package io.tollgate.admin.catalogue;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tollgate.admin.access.Caller;
import io.tollgate.admin.http.Page;
import io.tollgate.routing.catalogue.Presets;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The providers that need no more than their names. */
@RestController
@RequestMapping("/api/operator/presets")
@Tag(name = "operator")
class PresetController {

    private final Presets presets;

    PresetController(Presets presets) {
        this.presets = presets;
    }

    @GetMapping
    @Operation(operationId = "listPresets", summary = "The providers that need no more than their names")
    Mono<Page<PresetView>> list(Caller caller) {
        caller.mustBeOperator();
        return Mono.fromSupplier(
                () -> new Page<>(presets.all().stream().map(PresetView::of).toList(), null));
    }
}
