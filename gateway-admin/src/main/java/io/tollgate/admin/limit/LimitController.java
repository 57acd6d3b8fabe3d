package io.tollgate.admin.limit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tollgate.admin.access.Action;
import io.tollgate.admin.access.Caller;
import io.tollgate.admin.access.Grant;
import io.tollgate.admin.http.Page;
import io.tollgate.admin.http.Problem;
import io.tollgate.billing.admission.LimitStatus;
import io.tollgate.billing.admission.Scope;
import io.tollgate.billing.admission.ScopeKind;
import io.tollgate.billing.admission.ScopeLimits;
import io.tollgate.billing.admission.ScopeStatus;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
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

    @GetMapping("/api/limits/{scope}")
    @Operation(
            operationId = "listLimits",
            summary = "Budgets and rate limits of several scopes of a kind, and what is left of them now; only of those"
                    + " that the caller may see")
    Mono<Page<LimitsView>> list(
            Caller caller,
            @Parameter(schema = @Schema(allowableValues = {"organization", "team", "key", "member"})) @PathVariable
                    String scope,
            @Parameter(description = "Up to 100 identifiers, separated by commas") @RequestParam String id) {
        Grant grant = caller.may(Action.LIMITS_READ);
        return standing(grant, ScopeRef.readAll(scope, id)).map(found -> new Page<>(found, null));
    }

    @GetMapping("/api/limits/{scope}/{id}")
    @Operation(operationId = "getLimits", summary = "Budgets and rate limits of a scope, and what is left of them now")
    Mono<LimitsView> get(
            Caller caller,
            @Parameter(schema = @Schema(allowableValues = {"organization", "team", "key", "member"})) @PathVariable
                    String scope,
            @PathVariable String id) {
        Grant grant = caller.may(Action.LIMITS_READ);
        return standing(grant, List.of(ScopeRef.read(scope, id)))
                .flatMap(LimitController::first)
                .switchIfEmpty(Mono.error(() -> Problem.notFound(scope, id)));
    }

    @GetMapping("/api/limits/end_user/{name}")
    @Operation(
            operationId = "getEndUserLimits",
            summary = "What is left to an end user, as callers of the team name them, of the team's limits for each")
    Mono<LimitsView> endUser(Caller caller, @PathVariable String name, @RequestParam String team) {
        Grant grant = caller.may(Action.LIMITS_READ);
        UUID each = ScopeRef.read("team", team).id();
        ScopeRef own = new ScopeRef(Scope.endUser(each, name), name);
        return scopes.names(grant, ScopeKind.TEAM, List.of(each))
                .filter(names -> names.containsKey(each))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("team", team)))
                .then(limits.find(grant.organizationId(), new Scope(ScopeKind.END_USER, each)))
                .flatMap(found -> views(grant, List.of(new LimitedScope(own, name, found))))
                .flatMap(LimitController::first);
    }

    /** Where these scopes of one kind stand, so far as the caller may see them. */
    private Mono<List<LimitsView>> standing(Grant grant, List<ScopeRef> refs) {
        ScopeKind kind = refs.get(0).scope().kind();
        Mono<Map<UUID, String>> names =
                scopes.names(grant, kind, refs.stream().map(ScopeRef::id).toList());
        return names.zipWhen(seen -> limits.find(grant.organizationId(), kind, seen.keySet()))
                .flatMap(found -> views(grant, limited(refs, found.getT1(), found.getT2())));
    }

    private static List<LimitedScope> limited(List<ScopeRef> refs, Map<UUID, String> names, Map<UUID, Limits> limits) {
        List<LimitedScope> limited = new ArrayList<>();
        for (ScopeRef ref : refs) {
            @Nullable String name = names.get(ref.id());
            if (name != null) {
                limited.add(new LimitedScope(ref, name, limits.getOrDefault(ref.id(), Limits.NONE)));
            }
        }
        return limited;
    }

    private Mono<List<LimitsView>> views(Grant grant, List<LimitedScope> limited) {
        List<ScopeLimits> counted =
                limited.stream().flatMap(scope -> scope.counted().stream()).toList();
        return status.of(grant.membership().shard(), counted).map(statuses -> views(limited, statuses.iterator()));
    }

    private static List<LimitsView> views(List<LimitedScope> limited, Iterator<ScopeStatus> statuses) {
        return limited.stream().map(scope -> scope.view(statuses)).toList();
    }

    private static Mono<LimitsView> first(List<LimitsView> found) {
        return Mono.justOrEmpty(found.stream().findFirst());
    }
}
