package io.tollgate.admin.limit;

import io.r2dbc.spi.Readable;
import io.tollgate.admin.http.Bind;
import io.tollgate.billing.admission.Budget;
import io.tollgate.billing.admission.BudgetKind;
import io.tollgate.billing.admission.BudgetWindow;
import io.tollgate.billing.admission.RateLimits;
import io.tollgate.billing.admission.Scope;
import io.tollgate.billing.admission.ScopeKind;
import io.tollgate.billing.tenant.IdKind;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads and replaces the stored limits of scopes. */
@Component
public class LimitStore {

    private static final String BUDGETS = """
            select scope_id, budget_window, kind, amount_nano from budget
            where organization_id = :organization and scope = :scope and scope_id = any(:ids)
            order by array_position(array['day', 'week', 'month', 'total'], budget_window), kind
            """;
    private static final String RATES = """
            select scope_id, rpm, tpm, concurrency from rate_limit
            where organization_id = :organization and scope = :scope and scope_id = any(:ids)
            """;
    private static final String CLEAR = """
            with budgets as (
                delete from budget where organization_id = :organization and scope = :scope and scope_id = :id
            )
            delete from rate_limit where organization_id = :organization and scope = :scope and scope_id = :id
            """;
    private static final String ADD_BUDGET = """
            insert into budget (organization_id, id, scope, scope_id, budget_window, kind, amount_nano)
            values (:organization, :id, :scope, :scopeId, :window, :kind, :amount)
            """;
    private static final String ADD_RATES = """
            insert into rate_limit (organization_id, scope, scope_id, rpm, tpm, concurrency)
            values (:organization, :scope, :scopeId, :rpm, :tpm, :concurrency)
            """;

    private final DatabaseClient database;

    LimitStore(DatabaseClient database) {
        this.database = database;
    }

    /** The limits of these scopes; those without any are not in it. */
    public Mono<Map<UUID, Limits>> find(UUID organizationId, ScopeKind kind, Collection<UUID> ids) {
        Mono<Map<UUID, List<Budget>>> budgets = select(BUDGETS, organizationId, kind, ids)
                .map(row -> Map.entry(row.get("scope_id", UUID.class), budget(row)))
                .all()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        Mono<Map<UUID, RateLimits>> rates = select(RATES, organizationId, kind, ids)
                .map(row -> Map.entry(row.get("scope_id", UUID.class), rateLimits(row)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
        return budgets.zipWhen(found -> rates, LimitStore::join);
    }

    /** The limits of one scope. */
    public Mono<Limits> find(UUID organizationId, Scope scope) {
        return find(organizationId, scope.kind(), List.of(scope.id()))
                .map(found -> found.getOrDefault(scope.id(), Limits.NONE));
    }

    /** Puts these limits in place of whatever the scope had. */
    public Mono<Void> replace(UUID organizationId, Scope scope, Limits limits) {
        return database.sql(CLEAR)
                .bind("organization", organizationId)
                .bind("scope", scope.kind().label())
                .bind("id", scope.id())
                .then()
                .thenMany(Flux.fromIterable(limits.budgets()))
                .concatMap(budget -> add(organizationId, scope, budget))
                .then(add(organizationId, scope, limits.rateLimits()));
    }

    private Mono<Void> add(UUID organizationId, Scope scope, Budget budget) {
        return database.sql(ADD_BUDGET)
                .bind("organization", organizationId)
                .bind("id", IdKind.next())
                .bind("scope", scope.kind().label())
                .bind("scopeId", scope.id())
                .bind("window", budget.window().label())
                .bind("kind", budget.kind().label())
                .bind("amount", budget.amountNano())
                .then();
    }

    private Mono<Void> add(UUID organizationId, Scope scope, RateLimits rates) {
        if (rates.equals(RateLimits.NONE)) {
            return Mono.empty();
        }
        return database.sql(ADD_RATES)
                .bind("organization", organizationId)
                .bind("scope", scope.kind().label())
                .bind("scopeId", scope.id())
                .bind("rpm", Bind.nullable(Long.class, RateLimitsBody.boxed(rates.rpm())))
                .bind("tpm", Bind.nullable(Long.class, RateLimitsBody.boxed(rates.tpm())))
                .bind("concurrency", Bind.nullable(Long.class, RateLimitsBody.boxed(rates.concurrency())))
                .then();
    }

    private DatabaseClient.GenericExecuteSpec select(
            String sql, UUID organizationId, ScopeKind kind, Collection<UUID> ids) {
        return database.sql(sql)
                .bind("organization", organizationId)
                .bind("scope", kind.label())
                .bind("ids", ids.toArray(UUID[]::new));
    }

    private static Map<UUID, Limits> join(Map<UUID, List<Budget>> budgets, Map<UUID, RateLimits> rates) {
        Map<UUID, Limits> limits = new HashMap<>();
        budgets.forEach((id, found) -> limits.put(id, new Limits(found, rates.getOrDefault(id, RateLimits.NONE))));
        rates.forEach((id, found) -> limits.putIfAbsent(id, new Limits(List.of(), found)));
        return limits;
    }

    private static Budget budget(Readable row) {
        return new Budget(
                row.get("amount_nano", Long.class),
                BudgetWindow.valueOf(row.get("budget_window", String.class).toUpperCase(Locale.ROOT)),
                BudgetKind.valueOf(row.get("kind", String.class).toUpperCase(Locale.ROOT)));
    }

    private static RateLimits rateLimits(Readable row) {
        return new RateLimits(limit(row, "rpm"), limit(row, "tpm"), limit(row, "concurrency"));
    }

    private static OptionalLong limit(Readable row, String column) {
        @Nullable Long limit = row.get(column, Long.class);
        return limit == null ? OptionalLong.empty() : OptionalLong.of(limit);
    }
}
