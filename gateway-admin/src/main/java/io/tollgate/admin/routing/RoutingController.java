package io.tollgate.admin.routing;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tollgate.admin.access.Action;
import io.tollgate.admin.access.Caller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
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
    Mono<RoutingView> ofOrganization(Caller caller) {
        return documents.ofOrganization(caller.may(Action.TEAMS_READ)).map(RoutingView::of);
    }

    @PutMapping("/organization")
    @Operation(operationId = "putOrganizationRouting", summary = "Replace the organization's routing document")
    Mono<RoutingView> putOrganization(Caller caller, @RequestBody RoutingBody body) {
        return documents.replaceOrganizations(caller, body).map(RoutingView::of);
    }

    @GetMapping("/keys/{id}")
    @Operation(operationId = "getKeyRouting", summary = "A key's routing document")
    Mono<RoutingView> ofKey(Caller caller, @PathVariable String id) {
        return documents.ofKey(caller.may(Action.KEYS_READ), id).map(RoutingView::of);
    }

    @PutMapping("/keys/{id}")
    @Operation(operationId = "putKeyRouting", summary = "Replace a key's routing document")
    Mono<RoutingView> putKey(Caller caller, @PathVariable String id, @RequestBody RoutingBody body) {
        return documents.replaceKeys(caller, id, body).map(RoutingView::of);
    }

    @PostMapping("/explain")
    @Operation(operationId = "explainRouting", summary = "What would become of a request, and why")
    Mono<ExplanationView> explain(Caller caller, @RequestBody ExplainRequest body) {
        return dryRuns.explain(caller.may(Action.KEYS_READ), body);
    }
}
