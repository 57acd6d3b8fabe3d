package io.tollgate.billing.ledger;

import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The parts of scopes that have budgets, and what their rows spent without being counted there. */
final class OpenedParts {

    private static final String OF_ORGANIZATION =
            "(cast(:organization as uuid) is null or organization_id = :organization)";

    private static final String FORGET = """
            delete from opened_part as part
             where %s and not exists (
                   select from budget where budget.organization_id = part.organization_id and budget.scope = part.scope
                      and budget.scope_id = part.scope_id and budget.narrowed_to = part.narrowed_to)
            """.formatted(OF_ORGANIZATION);

    private static final String OPEN = """
            insert into opened_part as part (organization_id, scope, scope_id, narrowed_to, total)
            select organization_id, scope, scope_id, narrowed_to, bool_or(budget_window = 'total')
              from budget
             where (narrowed_to <> '' or scope = 'end_user') and %s
             group by 1, 2, 3, 4
            on conflict (organization_id, scope, scope_id, narrowed_to)
            do update set total = excluded.total, opened_at = now(), next_at = now()
            where excluded.total and not part.total
            """.formatted(OF_ORGANIZATION);

    private static final String DUE = """
            select organization_id, scope, scope_id, narrowed_to, total, shard
              from opened_part join organization on organization.id = organization_id
             where next_at <= now() and %s
             order by next_at
            """.formatted(OF_ORGANIZATION);

    private static final String PART = """
            organization_id = :organization and scope = :scope and scope_id = :id and narrowed_to = :part
            """;

    private static final String CLAIM =
            "select opened_at from opened_part where " + PART + " and next_at <= now() for update";

    /** The first time from where the windows begin; later from where holds may be of that were admitted before. */
    private static final String UNCOUNTED = """
            with part as (
                select *, split_part(narrowed_to, ':', 1) as by,
                       substr(narrowed_to, strpos(narrowed_to, ':') + 1) as value,
                       case when next_at > opened_at then ((opened_at - interval '25 hours') at time zone 'UTC')::date
                            when total then '-infinity'::date
                            else least(date_trunc('month', now(), 'UTC'), date_trunc('week', now(), 'UTC'))::date
                       end as first_day
                  from opened_part where %s
            ), matching as (
                select case when part.scope = 'end_user' then 'end_user:' || end_user_id(team_id, end_user)
                            else part.scope || ':' || part.scope_id end
                           || case when narrowed_to = '' then '' else '/' || narrowed_to end as scope,
                       accounting_day as day, budget_nano, also_counted
                  from usage_record join part using (organization_id)
                 where accounting_day >= first_day and budget_nano > 0
                   and case part.scope when 'organization' then true when 'team' then team_id = part.scope_id
                            when 'key' then key_id = part.scope_id when 'member' then member_id = part.scope_id
                            else team_id = part.scope_id and end_user is not null end
                   and case by when 'model' then model = value
                            when 'endpoint' then endpoint = replace(substr(value, length('/v1/') + 1), '/', '.')
                            when 'tag' then tags ->> split_part(value, '=', 1) = substr(value, strpos(value, '=') + 1)
                            else true end
            ), uncounted as (
                select scope, day, sum(budget_nano)::bigint as nano from matching
                 where not coalesce(scope = any(also_counted), false)
                 group by scope, day
            )
            select scope, day, nano, coalesce(budget_nano, 0) as known
              from uncounted left join (select * from earlier_spend where organization_id = :organization) as earlier
                   using (scope, day)
             where nano > coalesce(budget_nano, 0)
             order by scope, day
            """.formatted(PART);

    private static final String RECORD = """
            insert into earlier_spend (organization_id, scope, day, budget_nano) values (:organization, :scope, :day, :nano)
            on conflict (organization_id, scope, day) do update set budget_nano = excluded.budget_nano
            """;

    /** As long again as it has been, until no hold can be left that is older. */
    private static final String GO_ON = """
            update opened_part
               set next_at = case when now() < opened_at + interval '26 hours'
                                  then now() + greatest(interval '1 second', now() - opened_at) end
             where
            """ + PART;

    /** One part: as its budgets name it, and the shard of its organization. */
    record Part(UUID organizationId, String scope, UUID scopeId, String narrowedTo, int shard) {}

    /**
     * What a scope spent on a day without being counted.
     *
     * @param known how much of it was so far
     */
    record Uncounted(String scope, LocalDate day, long nano, long known) {}

    private final DatabaseClient database;

    OpenedParts(DatabaseClient database) {
        this.database = database;
    }

    /** Takes up the parts that have budgets now, and forgets those that have none any more; of all organizations or of one. */
    Mono<Void> followBudgets(Optional<UUID> organizationId) {
        return of(FORGET, organizationId).then().then(of(OPEN, organizationId).then());
    }

    /** Those whose rows are to be looked at. */
    Flux<Part> due(Optional<UUID> organizationId) {
        return of(DUE, organizationId).map(OpenedParts::part).all();
    }

    /** Keeps others from it until the transaction ends; empty when it is not due any more. */
    Mono<Part> claim(Part part) {
        return of(CLAIM, part).fetch().first().map(found -> part);
    }

    Flux<Uncounted> uncounted(Part part) {
        return of(UNCOUNTED, part).map(row -> uncounted(row)).all();
    }

    Mono<Void> record(Part part, Uncounted counted) {
        return database.sql(RECORD)
                .bind("organization", part.organizationId())
                .bind("scope", counted.scope())
                .bind("day", counted.day())
                .bind("nano", counted.nano())
                .then();
    }

    Mono<Void> goOn(Part part) {
        return of(GO_ON, part).then();
    }

    private DatabaseClient.GenericExecuteSpec of(String sql, Optional<UUID> organizationId) {
        return database.sql(sql)
                .bind("organization", organizationId.isPresent() ? organizationId.get() : Parameters.in(UUID.class));
    }

    private DatabaseClient.GenericExecuteSpec of(String sql, Part part) {
        return database.sql(sql)
                .bind("organization", part.organizationId())
                .bind("scope", part.scope())
                .bind("id", part.scopeId())
                .bind("part", part.narrowedTo());
    }

    private static Part part(Readable row) {
        return new Part(
                Objects.requireNonNull(row.get("organization_id", UUID.class)),
                text(row, "scope"),
                Objects.requireNonNull(row.get("scope_id", UUID.class)),
                text(row, "narrowed_to"),
                Objects.requireNonNull(row.get("shard", Integer.class)));
    }

    private static Uncounted uncounted(Readable row) {
        return new Uncounted(
                text(row, "scope"),
                Objects.requireNonNull(row.get("day", LocalDate.class)),
                Objects.requireNonNull(row.get("nano", Long.class)),
                Objects.requireNonNull(row.get("known", Long.class)));
    }

    private static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class));
    }
}
