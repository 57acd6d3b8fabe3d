package io.tollgate.admin.account;

import io.tollgate.admin.access.Actor;
import io.tollgate.admin.change.AuditEntry;
import io.tollgate.admin.change.AuditTrail;
import io.tollgate.billing.tenant.IdKind;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Remembers by whose word people are known. */
@Component
class OutsideIdentities {

    private static final String FIND = """
            select i.user_id, m.organization_id from outside_identity i
            left join membership m on m.user_id = i.user_id
            where i.issuer = :issuer and i.subject = :subject
            order by m.created_at, m.organization_id limit 1
            """;
    private static final String ACCOUNT = """
            select u.id as user_id, u.email_confirmed, m.organization_id from app_user u
            left join membership m on m.user_id = u.id
            where u.email = :email
            order by m.created_at, m.organization_id limit 1
            """;
    private static final String ADD =
            "insert into outside_identity (issuer, subject, user_id) values (:issuer, :subject, :user)";
    private static final String CONFIRM = "update app_user set email_confirmed = true where id = :user";

    private final DatabaseClient database;
    private final AuditTrail audit;

    OutsideIdentities(DatabaseClient database, AuditTrail audit) {
        this.database = database;
        this.audit = audit;
    }

    /** Whom the service has vouched for before. */
    Mono<Owner> find(OutsidePerson person) {
        return database.sql(FIND)
                .bind("issuer", person.issuer())
                .bind("subject", person.subject())
                .map(row -> owner(row.get("user_id", UUID.class), row.get("organization_id", UUID.class), true))
                .one();
    }

    /** Who has an account with this e-mail address. */
    Mono<Owner> account(String email) {
        return database.sql(ACCOUNT)
                .bind("email", email)
                .map(row -> owner(
                        row.get("user_id", UUID.class),
                        row.get("organization_id", UUID.class),
                        Boolean.TRUE.equals(row.get("email_confirmed", Boolean.class))))
                .one();
    }

    /** From now on the service vouches for this account, whose e-mail address it has confirmed. */
    Mono<Void> add(OutsidePerson person, UUID user, Optional<UUID> organization) {
        AuditEntry entry = new AuditEntry(
                "identity.link",
                "user",
                IdKind.USER.show(user),
                Map.of("issuer", person.issuer(), "email", person.email()));
        return database.sql(ADD)
                .bind("issuer", person.issuer())
                .bind("subject", person.subject())
                .bind("user", user)
                .then()
                .then(database.sql(CONFIRM).bind("user", user).then())
                .then(audit.add(organization.orElse(null), new Actor(Actor.Kind.USER, user), entry));
    }

    private static Owner owner(UUID user, @Nullable UUID organization, boolean confirmed) {
        return new Owner(user, Optional.ofNullable(organization), confirmed);
    }

    /**
     * An account.
     *
     * @param confirmed whether its e-mail address is known to be its person's
     */
    record Owner(UUID user, Optional<UUID> organization, boolean confirmed) {}
}
