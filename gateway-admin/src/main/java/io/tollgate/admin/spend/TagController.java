package io.tollgate.admin.spend;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tollgate.admin.access.Action;
import io.tollgate.admin.access.Caller;
import io.tollgate.admin.access.Grant;
import io.tollgate.admin.spend.KnownTags.KnownTag;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What spend can be grouped and narrowed by besides its own columns. */
@RestController
@Tag(name = "spend")
class TagController {

    /** However many requests and teams there are, no more rows are looked at than this. */
    private static final int LATEST_REQUESTS = 10_000;

    private static final int MOST_VALUES = 50;

    private static final String KNOWN = """
            with latest as (
                select tags, team_id from usage_record
                where organization_id = :organization and accounting_day > current_date - 30
                order by accounting_time desc limit :requests
            ), carried as (
                select tags from latest where :everywhere or team_id = any(:teams)
                union all
                select case when environment is null then tags
                        else tags || jsonb_build_object('environment', environment) end
                from virtual_key
                where organization_id = :organization and revoked_at is null and (:everywhere or team_id = any(:teams))
            ), ranked as (
                select t.key as name, t.value, row_number() over (partition by t.key order by count(*) desc, t.value) as place
                from carried cross join lateral jsonb_each_text(carried.tags) t
                group by 1, 2
            )
            select name, array_agg(value order by place) as values from ranked
            where place <= :values group by name order by name
            """;

    private final DatabaseClient database;

    TagController(DatabaseClient database) {
        this.database = database;
    }

    @GetMapping("/api/tags")
    @Operation(
            operationId = "listTags",
            summary =
                    "The tags of keys, and of the latest 10,000 requests in 30 days, within the teams that the caller may see")
    Mono<KnownTags> known(Caller caller) {
        Grant grant = caller.may(Action.SPEND_READ);
        return database.sql(KNOWN)
                .bind("organization", grant.organizationId())
                .bind("everywhere", grant.everywhere())
                .bind("teams", grant.teams())
                .bind("requests", LATEST_REQUESTS)
                .bind("values", MOST_VALUES)
                .map(row -> new KnownTag(row.get("name", String.class), List.of(row.get("values", String[].class))))
                .all()
                .collectList()
                .map(KnownTags::new);
    }
}
