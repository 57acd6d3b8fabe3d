package io.tollgate.admin.announcement;

import io.r2dbc.spi.Readable;
import io.tollgate.admin.access.Caller;
import io.tollgate.admin.catalogue.CatalogueTable;
import io.tollgate.admin.catalogue.Put;
import io.tollgate.admin.change.AuditTrail;
import io.tollgate.admin.change.Change;
import io.tollgate.admin.http.Bind;
import io.tollgate.admin.http.Fields;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Keeps announcements, and tells which are to be shown. */
@Component
class Announcements {

    private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9._-]{0,99}");
    private static final int MAX_TEXT = 1_000;
    private static final int MOST_SHOWN = 20;
    private static final String SELECT =
            "select c.slug, c.text, c.level, c.begins_at, c.ends_at, c.updated_at from announcement c";
    private static final String SHOWN = SELECT + """
             where c.begins_at <= :now and (c.ends_at is null or c.ends_at > :now)
            order by array_position(array['critical', 'warning', 'info'], c.level), c.begins_at desc, c.slug limit :limit
            """;
    private static final String UPSERT = """
            insert into announcement (slug, text, level, begins_at, ends_at)
            values (:slug, :text, :level, coalesce(cast(:begins as timestamptz), now()), :ends)
            on conflict (slug) do update set text = excluded.text, level = excluded.level, ends_at = excluded.ends_at,
                begins_at = coalesce(cast(:begins as timestamptz), announcement.begins_at), updated_at = now()
            returning (xmax = 0) as created
            """;

    private final CatalogueTable<AnnouncementView> table;
    private final TransactionalOperator transaction;
    private final AuditTrail audit;
    private final Clock clock;

    Announcements(DatabaseClient database, TransactionalOperator transaction, AuditTrail audit, Clock clock) {
        this.table = new CatalogueTable<>(
                database, "announcement", "slug", SELECT, Announcements::view, AnnouncementView::slug);
        this.transaction = transaction;
        this.audit = audit;
        this.clock = clock;
    }

    CatalogueTable<AnnouncementView> table() {
        return table;
    }

    /** What holds now, the most important first. */
    Mono<List<AnnouncementView>> shown() {
        return table.database()
                .sql(SHOWN)
                .bind("now", clock.instant())
                .bind("limit", MOST_SHOWN)
                .map(Announcements::view)
                .all()
                .collectList();
    }

    Mono<Put<AnnouncementView>> put(Caller caller, String slug, @Nullable String ifMatch, AnnouncementRequest body) {
        Fields fields = new Fields();
        fields.require(
                SLUG.matcher(slug).matches(),
                "slug",
                "'" + slug + "' is not one: lower-case letters, digits, '.', '_' and '-', up to 100");
        String text = fields.text("text", body.text(), MAX_TEXT);
        String level = body.level() == null ? Level.INFO.label() : body.level();
        fields.require(Level.of(level).isPresent(), "level", "'" + level + "' is not info, warning or critical");
        checkTimes(fields, body);
        fields.raise();
        return make(caller, table.put(slug, ifMatch, upsert(slug, text, level, body)));
    }

    Mono<Void> delete(Caller caller, String slug) {
        return make(caller, table.deletion(slug)).then();
    }

    private <T> Mono<T> make(Caller caller, Mono<Change<T>> work) {
        return transaction
                .transactional(work.delayUntil(change -> audit.add(null, caller.asOperator(), change.audit())))
                .map(Change::result);
    }

    private void checkTimes(Fields fields, AnnouncementRequest body) {
        Optional<Instant> until = fields.future("until", body.until(), clock.instant());
        boolean late = body.from() != null && !body.from().isBefore(Fields.END_OF_TIME);
        fields.require(!late, "from", body.from() + " is after the year 9999");
        boolean early = body.from() != null && body.from().isBefore(Instant.EPOCH);
        fields.require(!early, "from", body.from() + " is before 1970");
        fields.require(
                until.isEmpty() || body.from() == null || body.from().isBefore(until.get()),
                "until",
                "must be after from, which is " + body.from());
    }

    private Mono<Boolean> upsert(String slug, String text, String level, AnnouncementRequest body) {
        return table.database()
                .sql(UPSERT)
                .bind("slug", slug)
                .bind("text", text)
                .bind("level", level)
                .bind("begins", Bind.nullable(Instant.class, body.from()))
                .bind("ends", Bind.nullable(Instant.class, body.until()))
                .map(row -> row.get("created", Boolean.class))
                .one();
    }

    private static AnnouncementView view(Readable row) {
        return new AnnouncementView(
                row.get("slug", String.class),
                row.get("text", String.class),
                row.get("level", String.class),
                row.get("begins_at", Instant.class),
                row.get("ends_at", Instant.class),
                row.get("updated_at", Instant.class));
    }
}
