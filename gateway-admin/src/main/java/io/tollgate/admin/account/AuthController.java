package io.tollgate.admin.account;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
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
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "signUp", summary = "Make a person, an organization and its first team; starts a session")
    @ApiResponse(responseCode = "201", description = "Signed up and logged in")
    Mono<SignedUp> signUp(@RequestBody SignUpRequest body, ServerWebExchange exchange) {
        return signUp.run(exchange, body);
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
}
