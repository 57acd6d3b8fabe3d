package io.tollgate.admin.account;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tollgate.admin.access.Caller;
import io.tollgate.admin.security.PageTokens;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Who the caller is. */
@RestController
@Tag(name = "auth")
class MeController {

    private final AccountStore accounts;
    private final PageTokens tokens;

    MeController(AccountStore accounts, PageTokens tokens) {
        this.accounts = accounts;
        this.tokens = tokens;
    }

    @GetMapping("/api/me")
    @Operation(operationId = "me", summary = "Who calls, and what they may do; sets the cookie XSRF-TOKEN")
    Mono<Me> me(Caller caller, ServerWebExchange exchange) {
        return tokens.give(exchange).then(accounts.me(caller));
    }
}
