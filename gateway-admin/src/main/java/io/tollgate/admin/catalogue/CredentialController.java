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
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The operator's calls for credentials. */
@RestController
@RequestMapping("/api/operator/credentials")
@Tag(name = "operator")
class CredentialController {

    private final Credentials credentials;
    private final CredentialHealth health;
    private final CredentialTests tests;

    CredentialController(Credentials credentials, CredentialHealth health, CredentialTests tests) {
        this.credentials = credentials;
        this.health = health;
        this.tests = tests;
    }

    @GetMapping
    @Operation(operationId = "listCredentials", summary = "The credentials and how they do, without their keys")
    Mono<Page<CredentialDetail>> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        caller.mustBeOperator();
        return credentials.table().page(cursor, PageLimit.of(limit)).map(page -> page.map(this::detail));
    }

    @GetMapping("/{slug}")
    @Operation(operationId = "getCredential", summary = "One credential and how it does")
    Mono<ResponseEntity<CredentialDetail>> get(Caller caller, @PathVariable String slug) {
        caller.mustBeOperator();
        return credentials.table().get(slug).map(view -> ETags.ok(detail(view), view));
    }

    @PutMapping("/{slug}")
    @Operation(
            operationId = "putCredential",
            summary = "Make or replace a credential; its key is sealed and never read back")
    @ApiResponse(responseCode = "200", description = "Replaced")
    @ApiResponse(responseCode = "201", description = "Made")
    Mono<ResponseEntity<CredentialView>> put(
            Caller caller,
            @PathVariable String slug,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody CredentialRequest body) {
        caller.mustBeOperator();
        return credentials.put(caller, slug, ifMatch, body).map(Put::answer);
    }

    @DeleteMapping("/{slug}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deleteCredential", summary = "Delete a credential")
    @ApiResponse(responseCode = "204", description = "Deleted")
    Mono<Void> delete(Caller caller, @PathVariable String slug) {
        caller.mustBeOperator();
        return credentials.delete(caller, slug);
    }

    @PostMapping("/{slug}/test")
    @Operation(
            operationId = "testCredential",
            summary = "Ask the provider whether it takes the key, by a call that costs nothing",
            description = "A key that it takes is parked no longer, on any node.")
    Mono<CredentialTestView> test(Caller caller, @PathVariable String slug) {
        caller.mustBeOperator();
        return tests.test(caller, slug);
    }

    private CredentialDetail detail(CredentialView view) {
        return CredentialDetail.of(view, health.of(view.slug()));
    }
}
