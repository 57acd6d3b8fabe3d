package io.tollgate.admin.operator;

import io.tollgate.admin.access.Actor;
import io.tollgate.admin.change.AuditEntry;
import io.tollgate.admin.change.AuditTrail;
import io.tollgate.billing.tenant.IdKind;
import io.tollgate.billing.tenant.SecretFormat;
import io.tollgate.billing.tenant.SecretHasher;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
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
            where api_token.revoked_at is not null or api_token.name <> excluded.name
            """;
    private static final String FORGET = """
            update api_token set revoked_at = now()
            where organization_id is null and name in ('configured', 'generated') and secret_hash <> :hash
                and revoked_at is null
            """;
    private static final String CONFIGURED = "configured";
    private static final String GENERATED = "generated";

    private final DatabaseClient database;
    private final TransactionalOperator transaction;
    private final AuditTrail audit;
    private final SecretHasher hasher;
    private final OperatorProperties properties;

    OperatorToken(
            DatabaseClient database,
            TransactionalOperator transaction,
            AuditTrail audit,
            SecretHasher hasher,
            OperatorProperties properties) {
        this.database = database;
        this.transaction = transaction;
        this.audit = audit;
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
        String hint = SecretFormat.API_TOKEN.matches(token) ? SecretFormat.API_TOKEN.hint(token) : "…";
        know(name, token, hint)
                .flatMap(known -> forgetOthers(token).map(forgotten -> known + forgotten))
                .filter(changed -> changed > 0)
                .flatMap(changed -> audit.add(null, Actor.SYSTEM, replaced(name, hint)))
                .as(transaction::transactional)
                .block();
    }

    private static AuditEntry replaced(String name, String hint) {
        return new AuditEntry("operator_token.replace", "operator_token", name, Map.of("hint", hint));
    }

    private Mono<Long> know(String name, String token, String hint) {
        return database.sql(KNOW)
                .bind("id", IdKind.next())
                .bind("name", name)
                .bind("hash", hasher.hash(token))
                .bind("hint", hint)
                .fetch()
                .rowsUpdated();
    }

    private Mono<Long> forgetOthers(String token) {
        return database.sql(FORGET).bind("hash", hasher.hash(token)).fetch().rowsUpdated();
    }
}
