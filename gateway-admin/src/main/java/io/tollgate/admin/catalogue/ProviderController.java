package io.tollgate.admin.catalogue;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tollgate.admin.access.Caller;
import io.tollgate.admin.http.ETags;
import io.tollgate.admin.http.Page;
import io.tollgate.admin.http.PageLimit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The operator's calls for providers. */
@RestController
@RequestMapping("/api/operator/providers")
@Tag(name = "operator")
class ProviderController {

    private final Providers providers;

    ProviderController(Providers providers) {
        this.providers = providers;
    }

    @GetMapping
    @Operation(operationId = "listProviders", summary = "The providers")
    Mono<Page<ProviderView>> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        caller.mustBeOperator();
        return providers.table().page(cursor, PageLimit.of(limit));
    }

    @GetMapping("/{slug}")
    @Operation(operationId = "getProvider", summary = "One provider")
    Mono<ResponseEntity<ProviderView>> get(Caller caller, @PathVariable String slug) {
        caller.mustBeOperator();
        return providers.table().get(slug).map(ETags::ok);
    }

    @PutMapping("/{slug}")
    @Operation(operationId = "putProvider", summary = "Make or replace a provider")
    @ApiResponse(responseCode = "200", description = "Replaced")
    @ApiResponse(responseCode = "201", description = "Made")
    Mono<ResponseEntity<ProviderView>> put(
            Caller caller,
            @PathVariable String slug,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody ProviderRequest body) {
        caller.mustBeOperator();
        return providers.put(caller, slug, ifMatch, body).map(Put::answer);
    }

    @DeleteMapping("/{slug}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deleteProvider", summary = "Delete a provider without offerings and credentials")
    @ApiResponse(responseCode = "204", description = "Deleted")
    Mono<Void> delete(Caller caller, @PathVariable String slug) {
        caller.mustBeOperator();
        return providers.delete(caller, slug);
    }
}
