package io.tollgate.admin.audit;

import io.r2dbc.spi.Readable;
import io.tollgate.admin.audit.AuditEventView.AuditActor;
import io.tollgate.admin.audit.AuditEventView.AuditTarget;
import io.tollgate.admin.http.Bind;
import io.tollgate.admin.http.Cursor;
import io.tollgate.admin.http.JsonColumn;
import io.tollgate.admin.http.Page;
import io.tollgate.billing.tenant.IdKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads audit events, the latest first. */
@Component
class AuditStore {

    private static final String SELECT = """
            select e.id, e.at, e.actor_kind, e.actor_id, coalesce(u.name, t.name) as actor_name, u.id is not null as is_person, e.address, e.action,
                e.target_kind, e.target_id, e.detail::text as detail
            from audit_event e
            left join app_user u on u.id = e.actor_id
            left join api_token t on t.id = e.actor_id
                and (t.organization_id is null or t.organization_id = e.organization_id)
            where %s
            """ + AuditFilter.CONDITION;
    private static final String ORDER = " order by e.at desc, e.id desc";
    private static final String PAGE =
            SELECT + " and (cast(:at as timestamptz) is null or (e.at, e.id) < (:at, :id))" + ORDER + " limit :limit";

    private final DatabaseClient database;
    private final JsonColumn json;

    AuditStore(DatabaseClient database, JsonColumn json) {
        this.database = database;
        this.json = json;
    }

    /** Everything that the filter lets through. */
    Flux<AuditEventView> all(AuditReader reader, AuditFilter filter) {
        return select(SELECT + ORDER, reader, filter).map(this::event).all().map(reader::shown);
    }

    Mono<Page<AuditEventView>> page(AuditReader reader, AuditFilter filter, Optional<After> after, int limit) {
        return select(PAGE, reader, filter)
                .bind("at", Bind.nullable(Instant.class, after.map(After::at).orElse(null)))
                .bind("id", Bind.nullable(UUID.class, after.map(After::id).orElse(null)))
                .bind("limit", limit + 1)
                .map(this::event)
                .all()
                .map(reader::shown)
                .collectList()
                .map(rows -> Page.of(rows, limit, AuditStore::cursor));
    }

    private GenericExecuteSpec select(String sql, AuditReader reader, AuditFilter filter) {
        GenericExecuteSpec query =
                filter.bind(database.sql(sql.formatted(reader.condition()))).bind("ofOperator", reader.ofOperator());
        return reader.organization()
                .map(organization -> query.bind("organization", organization))
                .orElse(query);
    }

    private AuditEventView event(Readable row) {
        String kind = row.get("actor_kind", String.class);
        AuditActor actor = new AuditActor(
                kind,
                actorId(row.get("is_person", Boolean.class), row.get("actor_id", UUID.class)),
                row.get("actor_name", String.class));
        return new AuditEventView(
                IdKind.AUDIT_EVENT.show(row.get("id", UUID.class)),
                row.get("at", Instant.class),
                actor,
                row.get("address", String.class),
                row.get("action", String.class),
                new AuditTarget(row.get("target_kind", String.class), row.get("target_id", String.class)),
                json.readObject(row.get("detail", String.class)));
    }

    private static @Nullable String actorId(boolean person, @Nullable UUID id) {
        return id == null ? null : (person ? IdKind.USER : IdKind.TOKEN).show(id);
    }

    private static Cursor cursor(AuditEventView event) {
        return Cursor.of(event.at(), event.id());
    }

    /** Where the page before ended. */
    record After(Instant at, UUID id) {

        static After read(List<String> parts) {
            UUID id = IdKind.AUDIT_EVENT.read(parts.get(1)).orElseThrow(IllegalArgumentException::new);
            return new After(Instant.parse(parts.get(0)), id);
        }
    }
}
