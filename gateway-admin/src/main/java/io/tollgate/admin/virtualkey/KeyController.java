package io.tollgate.admin.virtualkey;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
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
import tools.jackson.databind.node.ObjectNode;

/** The calls for virtual keys. */
@RestController
@RequestMapping("/api/keys")
@Tag(name = "keys")
class KeyController {

    private final Keys keys;
    private final KeyStore store;

    KeyController(Keys keys, KeyStore store) {
        this.keys = keys;
        this.store = store;
    }

    @GetMapping
    @Operation(operationId = "listKeys", summary = "The keys that the caller may see, the latest first")
    Mono<Page<KeyView>> list(
            Caller caller,
            @RequestParam(name = "team_id", required = false) @Nullable String teamId,
            @RequestParam(required = false) @Nullable String environment,
            @Parameter(description = "Revoked keys too") @RequestParam(required = false) @Nullable Boolean revoked,
            @Parameter(description = "A part of the name or of the hint, in whatever case")
                    @RequestParam(required = false)
                    @Nullable String search,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        Optional<UUID> after = Cursor.read(cursor, parts -> UUID.fromString(parts.get(0)));
        return store.page(
                        caller.may(Action.KEYS_READ),
                        KeyFilter.of(teamId, revoked, environment, search),
                        after,
                        PageLimit.of(limit))
                .map(page -> page.map(VirtualKey::view));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "createKey", summary = "Issue a key; its secret is shown this once")
    @ApiResponse(responseCode = "201", description = "Issued")
    Mono<IssuedKey> create(Caller caller, @RequestBody KeyRequest body) {
        return keys.create(caller, body);
    }

    @GetMapping("/{id}")
    @Operation(operationId = "getKey", summary = "One key")
    Mono<ResponseEntity<KeyView>> get(Caller caller, @PathVariable String id) {
        return keys.find(caller, id).map(key -> ETags.ok(key.view(), key.version()));
    }

    @PatchMapping("/{id}")
    @Operation(
            operationId = "updateKey",
            summary = "Change a key: absent fields stay, null clears, arrays are replaced")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = KeyPatch.class)))
    Mono<ResponseEntity<KeyView>> patch(
            Caller caller,
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody ObjectNode body) {
        return keys.patch(caller, id, ifMatch, body).map(key -> ETags.ok(key.view(), key.version()));
    }

    @PostMapping("/{id}/rotate")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "rotateKey",
            summary = "Give a key a new secret; the old one is refused from now on, or after a time of grace")
    @ApiResponse(responseCode = "201", description = "Rotated")
    Mono<IssuedKey> rotate(
            Caller caller,
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody(required = false) @Nullable RotationRequest body) {
        return keys.rotate(caller, id, ifMatch, body);
    }

    @PostMapping("/lookup")
    @Operation(operationId = "lookUpKey", summary = "Which key a secret is of that somebody found, to revoke it")
    Mono<KeyView> lookUp(Caller caller, @RequestBody KeyLookup body) {
        return keys.lookUp(caller, body).map(VirtualKey::view);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "revokeKey", summary = "Revoke a key, for good")
    @ApiResponse(responseCode = "204", description = "Revoked")
    Mono<Void> revoke(
            Caller caller,
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return keys.revoke(caller, id, ifMatch);
    }
}
