package io.tollgate.admin.account;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tollgate.admin.access.Caller;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The calls of a person who belongs, or wants to, to several organizations. */
@RestController
@Tag(name = "auth")
class OrganizationsController {

    private final OwnOrganizations organizations;

    OrganizationsController(OwnOrganizations organizations) {
        this.organizations = organizations;
    }

    @PostMapping("/api/organizations")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "createOrganization",
            summary = "Make another organization with its first team; the session acts in it from now on")
    @ApiResponse(responseCode = "201", description = "Made")
    Mono<Me> create(Caller caller, @RequestBody OrganizationNameRequest body, ServerWebExchange exchange) {
        return organizations.create(exchange, caller, body);
    }

    @PostMapping("/api/auth/switch")
    @Operation(operationId = "switchOrganization", summary = "Act in another of one's organizations from now on")
    Mono<Me> turnTo(Caller caller, @RequestBody SwitchRequest body, ServerWebExchange exchange) {
        return organizations.turnTo(exchange, caller, body);
    }
}
