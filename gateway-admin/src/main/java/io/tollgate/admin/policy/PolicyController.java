package io.tollgate.admin.policy;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tollgate.admin.access.Action;
import io.tollgate.admin.access.Caller;
import io.tollgate.admin.access.Grant;
import io.tollgate.admin.http.ETags;
import io.tollgate.admin.policy.Policies.Owner;
import io.tollgate.billing.tenant.IdKind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/policies")
@Tag(name = "policies")
class PolicyController {

    private final Policies policies;
    private final EffectivePolicies effective;

    PolicyController(Policies policies, EffectivePolicies effective) {
        this.policies = policies;
        this.effective = effective;
    }

    @GetMapping("/effective")
    @Operation(
            operationId = "getEffectivePolicy",
            summary = "What binds a key in the end, and where each part comes from")
    Mono<EffectivePolicyView> effective(
            Caller caller, @Parameter(description = "The key's id") @RequestParam(name = "key") String key) {
        return effective.of(caller.may(Action.KEYS_READ), key);
    }

    @GetMapping("/organization")
    @Operation(operationId = "getOrganizationPolicy", summary = "The organization's policy")
    Mono<ResponseEntity<PolicyView>> ofOrganization(Caller caller) {
        Grant grant = caller.may(Action.TEAMS_READ);
        return policies.find(grant, organization(grant)).map(PolicyController::shown);
    }

    @PutMapping("/organization")
    @Operation(operationId = "putOrganizationPolicy", summary = "Replace the organization's policy")
    Mono<ResponseEntity<PolicyView>> putOrganization(
            Caller caller,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody PolicyBody body) {
        Grant grant = caller.may(Action.TEAMS_WRITE);
        return policies.replace(grant, caller.actor(), organization(grant), ifMatch, body)
                .map(PolicyController::shown);
    }

    @GetMapping("/teams/{id}")
    @Operation(operationId = "getTeamPolicy", summary = "A team's policy")
    Mono<ResponseEntity<PolicyView>> ofTeam(Caller caller, @PathVariable String id) {
        return policies.find(caller.may(Action.TEAMS_READ), team(id)).map(PolicyController::shown);
    }

    @PutMapping("/teams/{id}")
    @Operation(operationId = "putTeamPolicy", summary = "Replace a team's policy")
    Mono<ResponseEntity<PolicyView>> putTeam(
            Caller caller,
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody PolicyBody body) {
        return policies.replace(caller.may(Action.TEAMS_WRITE), caller.actor(), team(id), ifMatch, body)
                .map(PolicyController::shown);
    }

    @GetMapping("/keys/{id}")
    @Operation(operationId = "getKeyPolicy", summary = "A key's policy")
    Mono<ResponseEntity<PolicyView>> ofKey(Caller caller, @PathVariable String id) {
        return policies.find(caller.may(Action.KEYS_READ), key(id)).map(PolicyController::shown);
    }

    @PutMapping("/keys/{id}")
    @Operation(operationId = "putKeyPolicy", summary = "Replace a key's policy")
    Mono<ResponseEntity<PolicyView>> putKey(
            Caller caller,
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody PolicyBody body) {
        return policies.replace(caller.may(Action.KEY_POLICIES_WRITE), caller.actor(), key(id), ifMatch, body)
                .map(PolicyController::shown);
    }

    private static Owner organization(Grant grant) {
        String shown = IdKind.ORGANIZATION.show(grant.organizationId());
        return new Owner(Place.ORGANIZATION, Optional.of(grant.organizationId()), shown);
    }

    private static Owner team(String shown) {
        return new Owner(Place.TEAM, IdKind.TEAM.read(shown), shown);
    }

    private static Owner key(String shown) {
        return new Owner(Place.KEY, IdKind.KEY.read(shown), shown);
    }

    private static ResponseEntity<PolicyView> shown(String policy) {
        return ETags.ok(PolicyView.of(policy));
    }
}
