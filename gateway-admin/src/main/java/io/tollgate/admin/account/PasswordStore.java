package io.tollgate.admin.account;

import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Passwords, and the secrets by which forgotten ones are replaced, in Postgres. */
@Component
class PasswordStore {

    private static final String ASK = """
            with late as (delete from password_reset where expires_at < now())
            insert into password_reset (secret_hash, user_id, expires_at)
            select :secret, id, :expires from app_user where email = :email
            """;
    private static final String FIND = """
            select u.id, u.email from password_reset r join app_user u on u.id = r.user_id
            where r.secret_hash = :secret and r.expires_at > now()
            """;
    /** Every link that was sent ends with the password that it was for. */
    private static final String REPLACE = """
            with used as (delete from password_reset where user_id = :id)
            update app_user set password_hash = :password where id = :id
            """;

    private final DatabaseClient database;

    PasswordStore(DatabaseClient database) {
        this.database = database;
    }

    /** Keeps a secret for the person with this address; false when there is none. */
    Mono<Boolean> ask(String email, byte[] secretHash, Instant expires) {
        return database.sql(ASK)
                .bind("email", email)
                .bind("secret", secretHash)
                .bind("expires", expires)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    Mono<Owner> find(byte[] secretHash) {
        return database.sql(FIND)
                .bind("secret", secretHash)
                .map(row -> new Owner(row.get("id", UUID.class), row.get("email", String.class)))
                .one();
    }

    Mono<String> hash(UUID userId) {
        return database.sql("select password_hash from app_user where id = :id")
                .bind("id", userId)
                .map(row -> row.get("password_hash", String.class))
                .one();
    }

    Mono<Void> replace(UUID userId, String passwordHash) {
        return database.sql(REPLACE)
                .bind("id", userId)
                .bind("password", passwordHash)
                .then();
    }

    /** Whoever has read a letter to the person's address has shown that it is theirs. */
    Mono<Void> confirmed(UUID userId) {
        return database.sql("update app_user set email_confirmed = true where id = :id")
                .bind("id", userId)
                .then();
    }

    /** Whose password a secret is for. */
    record Owner(UUID userId, String email) {}
}
