package io.tollgate.admin.providerkey;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tollgate.admin.access.Action;
import io.tollgate.admin.access.Caller;
import io.tollgate.admin.http.Cursor;
import io.tollgate.admin.http.ETags;
import io.tollgate.admin.http.Page;
import io.tollgate.admin.http.PageLimit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The calls for an organization's own keys at providers. */
@RestController
@RequestMapping("/api/provider-keys")
@Tag(name = "provider keys")
class ProviderKeyController {

    private final ProviderKeys keys;

    ProviderKeyController(ProviderKeys keys) {
        this.keys = keys;
    }

    @GetMapping
    @Operation(operationId = "listProviderKeys", summary = "The organization's own keys at providers, without the keys")
    Mono<Page<ProviderKeyView>> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        UUID organization = caller.may(Action.PROVIDER_KEYS_READ).organizationId();
        Optional<UUID> after = Cursor.read(cursor, parts -> UUID.fromString(parts.get(0)));
        return keys.store().page(organization, after, PageLimit.of(limit));
    }

    @GetMapping("/{id}")
    @Operation(operationId = "getProviderKey", summary = "One own key, without the key")
    Mono<ResponseEntity<ProviderKeyView>> get(Caller caller, @PathVariable String id) {
        return keys.found(caller.may(Action.PROVIDER_KEYS_READ).organizationId(), id)
                .map(ETags::ok);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "createProviderKey",
            summary =
                    "Add an own key at a provider, which is asked whether it takes it; it is sealed and never read back")
    @ApiResponse(responseCode = "201", description = "Added")
    Mono<ProviderKeyView> create(Caller caller, @RequestBody ProviderKeyRequest body) {
        return keys.create(caller, body);
    }

    @PatchMapping("/{id}")
    @Operation(operationId = "updateProviderKey", summary = "Change an own key's name or place, or replace it")
    Mono<ResponseEntity<ProviderKeyView>> change(
            Caller caller,
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody ProviderKeyPatch body) {
        return keys.change(caller, id, ifMatch, body).map(ETags::ok);
    }

    @PostMapping("/{id}/verify")
    @Operation(operationId = "verifyProviderKey", summary = "Ask the provider again whether it takes the key")
    Mono<ProviderKeyView> verify(Caller caller, @PathVariable String id) {
        return keys.verify(caller, id);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deleteProviderKey", summary = "Delete an own key; calls go on with the platform's keys")
    @ApiResponse(responseCode = "204", description = "Deleted")
    Mono<Void> delete(Caller caller, @PathVariable String id) {
        return keys.delete(caller, id);
    }
}
