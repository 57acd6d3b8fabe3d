package io.tollgate.admin.limit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tollgate.admin.access.Action;
import io.tollgate.admin.access.Caller;
import io.tollgate.admin.access.Grant;
import io.tollgate.admin.http.Problem;
import io.tollgate.billing.admission.LimitStatus;
import io.tollgate.billing.admission.Scope;
import io.tollgate.billing.admission.ScopeKind;
import io.tollgate.billing.admission.ScopeLimits;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Where scopes stand against their limits. */
@RestController
@Tag(name = "limits")
class LimitController {

    private final ScopeStore scopes;
    private final LimitStore limits;
    private final LimitStatus status;

    LimitController(ScopeStore scopes, LimitStore limits, LimitStatus status) {
        this.scopes = scopes;
        this.limits = limits;
        this.status = status;
    }

    @GetMapping("/api/limits/{scope}/{id}")
    @Operation(operationId = "getLimits", summary = "Budgets and rate limits of a scope, and what is left of them now")
    Mono<LimitsView> get(
            Caller caller,
            @Parameter(schema = @Schema(allowableValues = {"organization", "team", "key", "member"})) @PathVariable
                    String scope,
            @PathVariable String id) {
        Grant grant = caller.may(Action.LIMITS_READ);
        ScopeRef ref = ScopeRef.read(scope, id);
        return scopes.name(grant, ref.scope())
                .switchIfEmpty(Mono.error(() -> Problem.notFound(scope, id)))
                .flatMap(name -> status(grant, ref, name));
    }

    @GetMapping("/api/limits/end_user/{name}")
    @Operation(
            operationId = "getEndUserLimits",
            summary = "What is left to an end user, as callers of the team name them, of the team's limits for each")
    Mono<LimitsView> endUser(Caller caller, @PathVariable String name, @RequestParam String team) {
        Grant grant = caller.may(Action.LIMITS_READ);
        Scope each = ScopeRef.read("team", team).scope();
        Scope own = Scope.endUser(each.id(), name);
        return scopes.name(grant, each)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("team", team)))
                .then(limits.find(grant.organizationId(), new Scope(ScopeKind.END_USER, each.id())))
                .flatMap(found -> status(grant, new ScopeRef(own, name), name, found));
    }

    private Mono<LimitsView> status(Grant grant, ScopeRef ref, String name) {
        return limits.find(grant.organizationId(), ref.scope()).flatMap(found -> status(grant, ref, name, found));
    }

    private Mono<LimitsView> status(Grant grant, ScopeRef ref, String name, Limits found) {
        int shard = grant.membership().shard();
        Mono<List<NarrowedStatusView>> narrowed = Flux.fromIterable(found.narrowed())
                .flatMapSequential(part -> narrowed(shard, ref.scope(), part))
                .collectList();
        return status.of(shard, new ScopeLimits(ref.scope(), name, found.budgets(), found.rateLimits()))
                .zipWith(
                        narrowed,
                        (whole, parts) -> LimitsView.of(
                                ref, name, whole, found.rateLimits().reportOnly(), parts));
    }

    private Mono<NarrowedStatusView> narrowed(int shard, Scope scope, NarrowedLimits part) {
        Scope narrowed = scope.to(part.narrowing());
        return status.of(shard, new ScopeLimits(narrowed, part.narrowing().label(), part.budgets(), part.rateLimits()))
                .map(found -> NarrowedStatusView.of(part, found));
    }
}
