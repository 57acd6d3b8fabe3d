package io.tollgate.admin.limit;

import io.r2dbc.spi.Readable;
import io.tollgate.admin.http.Bind;
import io.tollgate.billing.admission.Budget;
import io.tollgate.billing.admission.BudgetKind;
import io.tollgate.billing.admission.BudgetWindow;
import io.tollgate.billing.admission.Narrowing;
import io.tollgate.billing.admission.RateLimits;
import io.tollgate.billing.admission.Scope;
import io.tollgate.billing.admission.ScopeKind;
import io.tollgate.billing.tenant.IdKind;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads and replaces the stored limits of scopes. */
@Component
public class LimitStore {

    private static final String BUDGETS = """
            select scope_id, narrowed_to, budget_window, kind, amount_nano from budget
            where organization_id = :organization and scope = :scope and scope_id = any(:ids)
            order by array_position(array['day', 'week', 'month', 'total'], budget_window), kind
            """;
    private static final String RATES = """
            select scope_id, narrowed_to, rpm, tpm, concurrency, report_only from rate_limit
            where organization_id = :organization and scope = :scope and scope_id = any(:ids)
            """;
    private static final String CLEAR = """
            with budgets as (
                delete from budget where organization_id = :organization and scope = :scope and scope_id = :id
            )
            delete from rate_limit where organization_id = :organization and scope = :scope and scope_id = :id
            """;
    private static final String ADD_BUDGET = """
            insert into budget (organization_id, id, scope, scope_id, narrowed_to, budget_window, kind, amount_nano)
            values (:organization, :id, :scope, :scopeId, :part, :window, :kind, :amount)
            """;
    private static final String ADD_RATES = """
            insert into rate_limit (organization_id, scope, scope_id, narrowed_to, rpm, tpm, concurrency, report_only)
            values (:organization, :scope, :scopeId, :part, :rpm, :tpm, :concurrency, :report)
            """;

    private final DatabaseClient database;

    LimitStore(DatabaseClient database) {
        this.database = database;
    }

    /** The limits of these scopes; those without any are not in it. */
    public Mono<Map<UUID, Limits>> find(UUID organizationId, ScopeKind kind, Collection<UUID> ids) {
        Mono<List<StoredLimit.OfBudget>> budgets = select(BUDGETS, organizationId, kind, ids)
                .map(row -> new StoredLimit.OfBudget(place(row), budget(row)))
                .all()
                .collectList();
        Mono<List<StoredLimit.OfRates>> rates = select(RATES, organizationId, kind, ids)
                .map(row -> new StoredLimit.OfRates(place(row), rateLimits(row)))
                .all()
                .collectList();
        return budgets.zipWhen(found -> rates, StoredLimit::join);
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
                .then(add(organizationId, scope, limits.budgets(), limits.rateLimits()))
                .thenMany(Flux.fromIterable(limits.narrowed()))
                .concatMap(part -> add(organizationId, scope.to(part.narrowing()), part.budgets(), part.rateLimits()))
                .then();
    }

    private Mono<Void> add(UUID organizationId, Scope scope, List<Budget> budgets, RateLimits rates) {
        return Flux.fromIterable(budgets)
                .concatMap(budget -> add(organizationId, scope, budget))
                .then(add(organizationId, scope, rates));
    }

    private Mono<Void> add(UUID organizationId, Scope scope, Budget budget) {
        return insert(ADD_BUDGET, organizationId, scope)
                .bind("id", IdKind.next())
                .bind("window", budget.window().label())
                .bind("kind", budget.kind().label())
                .bind("amount", budget.amountNano())
                .then();
    }

    private Mono<Void> add(UUID organizationId, Scope scope, RateLimits rates) {
        if (rates.equals(RateLimits.NONE)) {
            return Mono.empty();
        }
        return insert(ADD_RATES, organizationId, scope)
                .bind("report", rates.reportOnly())
                .bind("rpm", Bind.nullable(Long.class, RateLimitsBody.boxed(rates.rpm())))
                .bind("tpm", Bind.nullable(Long.class, RateLimitsBody.boxed(rates.tpm())))
                .bind("concurrency", Bind.nullable(Long.class, RateLimitsBody.boxed(rates.concurrency())))
                .then();
    }

    private DatabaseClient.GenericExecuteSpec insert(String sql, UUID organizationId, Scope scope) {
        return database.sql(sql)
                .bind("organization", organizationId)
                .bind("scope", scope.kind().label())
                .bind("scopeId", scope.id())
                .bind("part", scope.narrowedTo().map(Narrowing::label).orElse(StoredLimit.WHOLE));
    }

    private DatabaseClient.GenericExecuteSpec select(
            String sql, UUID organizationId, ScopeKind kind, Collection<UUID> ids) {
        return database.sql(sql)
                .bind("organization", organizationId)
                .bind("scope", kind.label())
                .bind("ids", ids.toArray(UUID[]::new));
    }

    private static StoredLimit.Place place(Readable row) {
        return new StoredLimit.Place(row.get("scope_id", UUID.class), row.get("narrowed_to", String.class));
    }

    private static Budget budget(Readable row) {
        return new Budget(
                row.get("amount_nano", Long.class),
                BudgetWindow.valueOf(row.get("budget_window", String.class).toUpperCase(Locale.ROOT)),
                BudgetKind.valueOf(row.get("kind", String.class).toUpperCase(Locale.ROOT)));
    }

    private static RateLimits rateLimits(Readable row) {
        return new RateLimits(
                limit(row, "rpm"), limit(row, "tpm"), limit(row, "concurrency"), row.get("report_only", Boolean.class));
    }

    private static OptionalLong limit(Readable row, String column) {
        @Nullable Long limit = row.get(column, Long.class);
        return limit == null ? OptionalLong.empty() : OptionalLong.of(limit);
    }
}
