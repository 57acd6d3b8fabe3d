package io.tollgate.admin.routing;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tollgate.admin.access.Action;
import io.tollgate.admin.access.Caller;
import io.tollgate.admin.http.ETags;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The calls for routing documents; a team's is the team's field {@code routing}. */
@RestController
@RequestMapping("/api/routing")
@Tag(name = "routing")
class RoutingController {

    private final RoutingDocuments documents;
    private final DryRuns dryRuns;

    RoutingController(RoutingDocuments documents, DryRuns dryRuns) {
        this.documents = documents;
        this.dryRuns = dryRuns;
    }

    @GetMapping("/organization")
    @Operation(operationId = "getOrganizationRouting", summary = "The organization's routing document")
    Mono<ResponseEntity<RoutingView>> ofOrganization(Caller caller) {
        return documents.ofOrganization(caller.may(Action.TEAMS_READ)).map(RoutingController::shown);
    }

    @PutMapping("/organization")
    @Operation(operationId = "putOrganizationRouting", summary = "Replace the organization's routing document")
    Mono<ResponseEntity<RoutingView>> putOrganization(
            Caller caller,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody RoutingBody body) {
        return documents.replaceOrganizations(caller, ifMatch, body).map(RoutingController::shown);
    }

    @GetMapping("/keys/{id}")
    @Operation(operationId = "getKeyRouting", summary = "A key's routing document")
    Mono<ResponseEntity<RoutingView>> ofKey(Caller caller, @PathVariable String id) {
        return documents.ofKey(caller.may(Action.KEYS_READ), id).map(RoutingController::shown);
    }

    @PutMapping("/keys/{id}")
    @Operation(operationId = "putKeyRouting", summary = "Replace a key's routing document")
    Mono<ResponseEntity<RoutingView>> putKey(
            Caller caller,
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody RoutingBody body) {
        return documents.replaceKeys(caller, id, ifMatch, body).map(RoutingController::shown);
    }

    @PostMapping("/explain")
    @Operation(operationId = "explainRouting", summary = "What would become of a request, and why")
    Mono<ExplanationView> explain(Caller caller, @RequestBody ExplainRequest body) {
        return dryRuns.explain(caller.may(Action.KEYS_READ), body);
    }

    private static ResponseEntity<RoutingView> shown(String document) {
        return ETags.ok(RoutingView.of(document));
    }
}
