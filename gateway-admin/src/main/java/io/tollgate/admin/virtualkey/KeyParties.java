package io.tollgate.admin.virtualkey;

import io.tollgate.admin.access.Grant;
import io.tollgate.admin.http.Problem;
import io.tollgate.admin.virtualkey.VirtualKey.Party;
import java.util.Optional;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds the team and the member that a key is for, as far as the caller may give them keys. */
@Component
class KeyParties {

    private static final String TEAM =
            "select id, name from team where organization_id = :organization and id = :id and deleted_at is null";
    private static final String MEMBER = """
            select u.id, u.name from membership m join app_user u on u.id = m.user_id
            where m.organization_id = :organization and m.user_id = :id
            """;

    private final DatabaseClient database;

    KeyParties(DatabaseClient database) {
        this.database = database;
    }

    Mono<Party> team(Grant grant, UUID id) {
        return Mono.just(id)
                .filter(grant::covers)
                .flatMap(team -> find(TEAM, grant, team))
                .switchIfEmpty(Mono.error(() -> Problem.invalid("team_id", "there is no such team")));
    }

    /** The member that was asked for; a plain member of the team gives keys to themselves alone. */
    Mono<Optional<Party>> member(Grant grant, UUID team, Optional<UUID> asked) {
        boolean anyones = grant.covers(team, Optional.empty());
        if (!anyones && asked.isPresent() && !asked.get().equals(grant.userId())) {
            throw Problem.forbidden("member_id: you may make keys for yourself alone");
        }
        Optional<UUID> member = anyones ? asked : Optional.of(grant.userId());
        return Mono.justOrEmpty(member)
                .flatMap(id -> find(MEMBER, grant, id)
                        .switchIfEmpty(Mono.error(() -> Problem.invalid("member_id", "there is no such member"))))
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty());
    }

    private Mono<Party> find(String sql, Grant grant, UUID id) {
        return database.sql(sql)
                .bind("organization", grant.organizationId())
                .bind("id", id)
                .map(row -> new Party(row.get("id", UUID.class), row.get("name", String.class)))
                .one();
    }
}
