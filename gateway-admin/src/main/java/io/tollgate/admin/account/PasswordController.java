package io.tollgate.admin.account;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tollgate.admin.access.Caller;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The calls for passwords, and what can be done about forgotten ones here. */
@RestController
@RequestMapping("/api/auth")
@Tag(name = "auth")
class PasswordController {

    private final Passwords passwords;
    private final PasswordResets resets;
    private final SignUpGate gate;

    PasswordController(Passwords passwords, PasswordResets resets, SignUpGate gate) {
        this.passwords = passwords;
        this.resets = resets;
        this.gate = gate;
    }

    @GetMapping("/options")
    @Operation(operationId = "authOptions", summary = "Who may sign up here, and whether the gateway sends mail")
    Mono<AuthOptions> options() {
        return Mono.fromSupplier(gate::options);
    }

    @PostMapping("/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "changePassword",
            summary = "Change one's password; every other session of the person ends")
    @ApiResponse(responseCode = "204", description = "Changed")
    Mono<Void> change(Caller caller, @RequestBody PasswordChange body, ServerWebExchange exchange) {
        return passwords.change(exchange, caller, body);
    }

    @PostMapping("/password-reset")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "requestPasswordReset",
            summary = "Have a link sent to choose a new password; the answer is the same without an account")
    @ApiResponse(responseCode = "202", description = "A letter was sent, if there is such an account")
    Mono<Void> ask(@RequestBody PasswordResetRequest body, ServerWebExchange exchange) {
        return gate.letter(exchange).then(Mono.defer(() -> resets.ask(body)));
    }

    @PostMapping("/password-reset/confirm")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "confirmPasswordReset",
            summary = "Choose a new password by a letter's secret; every session of the person ends")
    @ApiResponse(responseCode = "204", description = "Changed: log in with it")
    Mono<Void> reset(@RequestBody NewPasswordRequest body) {
        return passwords.reset(body);
    }
}
