package io.tollgate.admin.catalogue;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tollgate.admin.access.Caller;
import io.tollgate.admin.http.Page;
import io.tollgate.admin.http.PageLimit;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The calls for the models, open to everyone who is signed in. */
@RestController
@Tag(name = "models")
class OfferedModelController {

    private final OfferedModels models;

    OfferedModelController(OfferedModels models) {
        this.models = models;
    }

    @GetMapping("/api/models")
    @Operation(operationId = "listOfferedModels", summary = "The models, with their offerings and what they cost")
    Mono<Page<OfferedModelView>> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return models.page(cursor, PageLimit.of(limit));
    }

    @GetMapping("/api/offerings/{slug}/prices")
    @Operation(operationId = "listOfferedPrices", summary = "What an offering costs and cost, the latest price first")
    Mono<Page<OfferedPrice>> prices(Caller caller, @PathVariable String slug) {
        return models.prices(slug).map(prices -> new Page<>(prices, null));
    }
}
