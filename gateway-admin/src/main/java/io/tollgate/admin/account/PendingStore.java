package io.tollgate.admin.account;

import io.r2dbc.spi.Readable;
import io.tollgate.admin.http.Bind;
import java.time.Instant;
import java.util.Optional;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Sign-ups that wait, in Postgres. */
@Component
class PendingStore {

    /** Those that nobody confirmed in time go with the next. */
    private static final String INSERT = """
            with late as (delete from pending_account where expires_at < now())
            insert into pending_account (secret_hash, email, name, password_hash, organization, invitation_hash, expires_at)
            select :secret, :email, :name, :password, :organization, :invitation, :expires
            where not exists (select from app_user where email = :email)
            """;

    private static final String FIND = """
            select email, name, password_hash, organization, invitation_hash from pending_account
            where secret_hash = :secret and expires_at > now()
            """;

    private final DatabaseClient database;

    PendingStore(DatabaseClient database) {
        this.database = database;
    }

    /** Keeps the sign-up; false when somebody has the e-mail address. */
    Mono<Boolean> insert(PendingAccount account, byte[] secretHash, Instant expires) {
        return database.sql(INSERT)
                .bind("secret", secretHash)
                .bind("email", account.email())
                .bind("name", account.name())
                .bind("password", account.passwordHash())
                .bind(
                        "organization",
                        Bind.nullable(String.class, account.organization().orElse(null)))
                .bind(
                        "invitation",
                        Bind.nullable(byte[].class, account.invitationHash().orElse(null)))
                .bind("expires", expires)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    Mono<PendingAccount> find(byte[] secretHash) {
        return database.sql(FIND)
                .bind("secret", secretHash)
                .map(PendingStore::account)
                .one();
    }

    /** Ends every sign-up that waits for this address. */
    Mono<Void> forget(String email) {
        return database.sql("delete from pending_account where email = :email")
                .bind("email", email)
                .then();
    }

    private static PendingAccount account(Readable row) {
        return new PendingAccount(
                row.get("email", String.class),
                row.get("name", String.class),
                row.get("password_hash", String.class),
                Optional.ofNullable(row.get("organization", String.class)),
                Optional.ofNullable(row.get("invitation_hash", byte[].class)));
    }
}
