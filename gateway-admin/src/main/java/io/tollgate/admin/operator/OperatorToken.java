package io.tollgate.admin.operator;

import io.tollgate.billing.tenant.IdKind;
import io.tollgate.billing.tenant.SecretFormat;
import io.tollgate.billing.tenant.SecretHasher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Sees to it, before the node is ready, that the operator's first API token is known, and that none before it is: one that
 * was removed or replaced may have leaked.
 */
@Component
class OperatorToken implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(OperatorToken.class);
    private static final int SHORT = 20;
    private static final String KNOW = """
            insert into api_token (id, organization_id, name, secret_hash, hint)
            values (:id, null, :name, :hash, :hint)
            on conflict (secret_hash) do update set revoked_at = null, name = excluded.name
            """;
    private static final String FORGET = """
            update api_token set revoked_at = now()
            where organization_id is null and name in ('configured', 'generated') and secret_hash <> :hash
                and revoked_at is null
            """;
    private static final String CONFIGURED = "configured";
    private static final String GENERATED = "generated";

    private final DatabaseClient database;
    private final SecretHasher hasher;
    private final OperatorProperties properties;

    OperatorToken(DatabaseClient database, SecretHasher hasher, OperatorProperties properties) {
        this.database = database;
        this.hasher = hasher;
        this.properties = properties;
    }

    /** Runs on the starting thread, which may wait. */
    @Override
    public void run(ApplicationArguments arguments) {
        if (properties.operatorToken().isBlank()) {
            OperatorTokenFile file = new OperatorTokenFile(properties.data());
            replace(GENERATED, file.readOrCreate());
            log.info("the operator's API token is in {}", file.path());
        } else {
            configure(properties.operatorToken().strip());
        }
    }

    private void configure(String token) {
        if (token.length() < SHORT) {
            log.warn(
                    "TOLLGATE_OPERATOR_TOKEN has {} characters; one of {} or more is harder to guess",
                    token.length(),
                    SHORT);
        }
        replace(CONFIGURED, token);
    }

    /** This one takes the place of every other, configured or generated. */
    private void replace(String name, String token) {
        know(name, token)
                .then(database.sql(FORGET).bind("hash", hasher.hash(token)).then())
                .block();
    }

    private Mono<Void> know(String name, String token) {
        return database.sql(KNOW)
                .bind("id", IdKind.next())
                .bind("name", name)
                .bind("hash", hasher.hash(token))
                .bind("hint", SecretFormat.API_TOKEN.matches(token) ? SecretFormat.API_TOKEN.hint(token) : "…")
                .then();
    }
}
