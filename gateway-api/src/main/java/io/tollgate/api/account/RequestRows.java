package io.tollgate.api.account;

import io.tollgate.api.config.DataPlane;
import io.tollgate.api.postgres.Columns;
import io.tollgate.billing.usage.AccountingDays;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Reads single rows of what was used. */
@Repository
@DataPlane
class RequestRows {

    /** A correction stands for the row that it corrects. */
    private static final String BY_ID = """
            select r.*, r.tags::text as tags_json, r.metadata::text as metadata_json, r.units::text as units_json,
                   v.price::text as price_json, v.list_price::text as list_price_json,
                   (select json_agg(json_build_object(
                               'provider', a.provider, 'offering', a.offering, 'outcome', a.outcome,
                               'status', a.http_status, 'started_us', a.started_us, 'duration_us', a.duration_us,
                               'connect_us', a.connect_us, 'upstream_cost', a.upstream_cost, 'spend', a.spend)
                           order by a.position)::text
                      from usage_attempt a
                     where a.organization_id = r.organization_id and a.accounting_day = r.accounting_day
                       and a.request_id = r.request_id and a.seq = r.seq) as attempts_json
              from usage_record r
              left join price_version v on v.id = r.price_version_id
             where r.organization_id = :organization and r.team_id = :team and r.request_id = :request
               and r.accounting_day between :from and :to
             order by r.seq desc
             limit 1
            """;

    private final DatabaseClient database;

    RequestRows(DatabaseClient database) {
        this.database = database;
    }

    /** The row, or empty when there is none, or not yet. */
    Mono<RequestView> find(UUID organizationId, UUID teamId, UUID requestId) {
        AccountingDays days = AccountingDays.of(requestId);
        return database.sql(BY_ID)
                .bind("organization", organizationId)
                .bind("team", teamId)
                .bind("request", requestId)
                .bind("from", days.from())
                .bind("to", days.to())
                .map(row -> new RequestRow(new Columns(row)).view())
                .one();
    }
}
