package io.tollgate.admin.catalogue;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tollgate.admin.access.Caller;
import io.tollgate.admin.http.Page;
import io.tollgate.admin.http.PageLimit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The operator's calls for the prices of one offering. */
@RestController
@RequestMapping("/api/operator/offerings/{slug}/prices")
@Tag(name = "operator")
class PriceVersionController {

    private final PriceVersions versions;

    PriceVersionController(PriceVersions versions) {
        this.versions = versions;
    }

    @GetMapping
    @Operation(
            operationId = "listPriceVersions",
            summary = "What an offering cost, costs and will cost, the latest version first")
    Mono<Page<PriceVersionView>> list(
            Caller caller,
            @PathVariable String slug,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        caller.mustBeOperator();
        return versions.page(slug, cursor, PageLimit.of(limit));
    }

    @DeleteMapping("/{version}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "withdrawPriceVersion", summary = "Take back a price whose time has not come")
    @ApiResponse(responseCode = "204", description = "Withdrawn")
    Mono<Void> withdraw(Caller caller, @PathVariable String slug, @PathVariable String version) {
        caller.mustBeOperator();
        return versions.withdraw(caller, slug, version);
    }
}
