package io.tollgate.admin.token;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tollgate.admin.access.Action;
import io.tollgate.admin.access.Caller;
import io.tollgate.admin.http.Cursor;
import io.tollgate.admin.http.Page;
import io.tollgate.admin.http.PageLimit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The calls for API tokens. */
@RestController
@RequestMapping("/api/tokens")
@Tag(name = "tokens")
class TokenController {

    private final Tokens tokens;
    private final TokenStore store;

    TokenController(Tokens tokens, TokenStore store) {
        this.tokens = tokens;
        this.store = store;
    }

    @GetMapping
    @Operation(operationId = "listTokens", summary = "The caller's API tokens, or the organization's for its admins")
    Mono<Page<TokenView>> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        Optional<UUID> after = Cursor.read(cursor, parts -> UUID.fromString(parts.get(0)));
        return store.page(caller.may(Action.TOKENS_READ), after, PageLimit.of(limit));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "createToken", summary = "Issue an API token; its secret is shown this once")
    @ApiResponse(responseCode = "201", description = "Issued")
    Mono<IssuedToken> create(Caller caller, @RequestBody TokenRequest body) {
        return tokens.create(caller, body);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "revokeToken", summary = "Revoke an API token, for good")
    @ApiResponse(responseCode = "204", description = "Revoked")
    Mono<Void> revoke(Caller caller, @PathVariable String id) {
        return tokens.revoke(caller, id);
    }
}
