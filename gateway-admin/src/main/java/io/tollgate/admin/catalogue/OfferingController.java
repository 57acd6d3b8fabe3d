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

/** The operator's calls for offerings. */
@RestController
@RequestMapping("/api/operator/offerings")
@Tag(name = "operator")
class OfferingController {

    private final Offerings offerings;

    OfferingController(Offerings offerings) {
        this.offerings = offerings;
    }

    @GetMapping
    @Operation(operationId = "listOfferings", summary = "The offerings with the price in force")
    Mono<Page<OfferingView>> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        caller.mustBeOperator();
        return offerings.table().page(cursor, PageLimit.of(limit));
    }

    @GetMapping("/{slug}")
    @Operation(operationId = "getOffering", summary = "One offering")
    Mono<ResponseEntity<OfferingView>> get(Caller caller, @PathVariable String slug) {
        caller.mustBeOperator();
        return offerings.table().get(slug).map(ETags::ok);
    }

    @PutMapping("/{slug}")
    @Operation(
            operationId = "putOffering",
            summary = "Make or replace an offering; another price is a new price version")
    @ApiResponse(responseCode = "200", description = "Replaced")
    @ApiResponse(responseCode = "201", description = "Made")
    Mono<ResponseEntity<OfferingView>> put(
            Caller caller,
            @PathVariable String slug,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody OfferingRequest body) {
        caller.mustBeOperator();
        return offerings.put(caller, slug, ifMatch, body).map(Put::answer);
    }

    @DeleteMapping("/{slug}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "deleteOffering",
            summary = "Delete an offering; its price versions stay for the rows that name them")
    @ApiResponse(responseCode = "204", description = "Deleted")
    Mono<Void> delete(Caller caller, @PathVariable String slug) {
        caller.mustBeOperator();
        return offerings.delete(caller, slug);
    }
}
