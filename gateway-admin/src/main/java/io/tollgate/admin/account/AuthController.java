package io.tollgate.admin.account;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tollgate.admin.access.Caller;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Sign-up, login and logout. */
@RestController
@RequestMapping("/api/auth")
@Tag(name = "auth")
class AuthController {

    private final SignUp signUp;
    private final Logins logins;

    AuthController(SignUp signUp, Logins logins) {
        this.signUp = signUp;
        this.logins = logins;
    }

    @PostMapping(path = "/sign-up", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "signUp",
            summary = "Make a person, with an organization and its first team or in the one that invited them; starts a"
                    + " session")
    @ApiResponse(responseCode = "201", description = "Signed up and logged in")
    @ApiResponse(
            responseCode = "202",
            description =
                    "A letter with a link was sent to confirm the e-mail address; where the gateway sends mail, always",
            content = @Content)
    Mono<ResponseEntity<SignedUp>> signUp(@RequestBody SignUpRequest body, ServerWebExchange exchange) {
        return signUp.run(exchange, body);
    }

    @PostMapping(path = "/verify", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "verifyEmail", summary = "Confirm a sign-up's e-mail address; starts a session")
    @ApiResponse(responseCode = "201", description = "Signed up and logged in")
    Mono<SignedUp> verify(@RequestBody ConfirmationRequest body, ServerWebExchange exchange) {
        return signUp.confirm(exchange, body);
    }

    @PostMapping(path = "/login", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "login", summary = "Start a session")
    Mono<Me> login(@RequestBody LoginRequest body, ServerWebExchange exchange) {
        return logins.start(exchange, body);
    }

    @PostMapping("/logout")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "logout", summary = "End the session")
    @ApiResponse(responseCode = "204", description = "Logged out")
    Mono<Void> logout(ServerWebExchange exchange) {
        return logins.end(exchange);
    }

    @PostMapping("/logout-everywhere")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "logoutEverywhere", summary = "End every session of the caller, on every machine")
    @ApiResponse(responseCode = "204", description = "Logged out everywhere")
    Mono<Void> logoutEverywhere(Caller caller, ServerWebExchange exchange) {
        return logins.endAll(exchange, caller);
    }
}
