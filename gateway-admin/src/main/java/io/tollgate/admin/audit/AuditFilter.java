package io.tollgate.admin.audit;

import io.tollgate.admin.http.Bind;
import io.tollgate.admin.http.Problem;
import io.tollgate.admin.usage.TimeRange;
import io.tollgate.billing.tenant.IdKind;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/**
 * Narrows audit events to what was asked for; the table's alias is {@code e}.
 *
 * @param action such as {@code team.update}, or {@code team} for all of its kind
 * @param target as it is shown
 */
record AuditFilter(Optional<String> action, Optional<UUID> actor, Optional<String> target, Optional<TimeRange> range) {

    static final String CONDITION = """
             and (cast(:action as text) is null or e.action = :action or e.action like :actions)
             and (cast(:actor as uuid) is null
                or (e.actor_id = :actor and (:ofOperator or e.actor_kind <> 'operator')))
             and (cast(:target as text) is null or e.target_id = :target)
             and (cast(:from as timestamptz) is null or e.at >= :from)
             and (cast(:to as timestamptz) is null or e.at < :to)
            """;

    /**
     * Reads the query's parameters; null means any.
     *
     * @throws Problem 400 when one is malformed
     */
    static AuditFilter read(
            @Nullable String action,
            @Nullable String actor,
            @Nullable String target,
            @Nullable String from,
            @Nullable String to,
            Instant now) {
        Optional<TimeRange> range =
                from == null && to == null ? Optional.empty() : Optional.of(TimeRange.read(from, to, now));
        return new AuditFilter(word("action", action), id(actor), word("target", target), range);
    }

    GenericExecuteSpec bind(GenericExecuteSpec query) {
        String kind = action.map(
                        name -> name.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + ".%")
                .orElse(null);
        return query.bind("action", Bind.nullable(String.class, action.orElse(null)))
                .bind("actions", Bind.nullable(String.class, kind))
                .bind("actor", Bind.nullable(UUID.class, actor.orElse(null)))
                .bind("target", Bind.nullable(String.class, target.orElse(null)))
                .bind(
                        "from",
                        Bind.nullable(Instant.class, range.map(TimeRange::from).orElse(null)))
                .bind(
                        "to",
                        Bind.nullable(Instant.class, range.map(TimeRange::to).orElse(null)));
    }

    private static Optional<UUID> id(@Nullable String actor) {
        Optional<UUID> id = Stream.of(IdKind.USER, IdKind.TOKEN)
                .flatMap(kind -> Optional.ofNullable(actor).flatMap(kind::read).stream())
                .findFirst();
        if (actor != null && id.isEmpty()) {
            throw Problem.invalid("actor", "'" + actor + "' is neither a person's id nor a token's");
        }
        return id;
    }

    private static Optional<String> word(String field, @Nullable String written) {
        if (written != null && written.chars().anyMatch(Character::isISOControl)) {
            throw Problem.invalid(field, "has control characters");
        }
        return Optional.ofNullable(written).filter(text -> !text.isBlank());
    }
}
