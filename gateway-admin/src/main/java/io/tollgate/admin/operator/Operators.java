package io.tollgate.admin.operator;

import io.r2dbc.spi.Readable;
import io.tollgate.admin.access.Caller;
import io.tollgate.admin.change.AuditEntry;
import io.tollgate.admin.change.AuditTrail;
import io.tollgate.admin.http.Bind;
import io.tollgate.admin.http.Cursor;
import io.tollgate.admin.http.Page;
import io.tollgate.admin.http.Problem;
import io.tollgate.billing.tenant.IdKind;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** The people with the operator's role; a session asks for it anew with each call, so a change binds at once. */
@Component
class Operators {

    private static final String SELECT = """
            select id, email, name from app_user
            where operator and (cast(:after as text) is null or email > :after) order by email limit :limit
            """;
    private static final String SET =
            "update app_user set operator = :operator where email = :email returning id, email, name";

    private final DatabaseClient database;
    private final TransactionalOperator transaction;
    private final AuditTrail audit;

    Operators(DatabaseClient database, TransactionalOperator transaction, AuditTrail audit) {
        this.database = database;
        this.transaction = transaction;
        this.audit = audit;
    }

    Mono<Page<OperatorView>> page(@Nullable String cursor, int limit) {
        Optional<String> after = Cursor.read(cursor, parts -> parts.get(0));
        return database.sql(SELECT)
                .bind("after", Bind.nullable(String.class, after.orElse(null)))
                .bind("limit", limit + 1)
                .map(Operators::view)
                .all()
                .collectList()
                .map(rows -> Page.of(rows, limit, row -> Cursor.of(row.email())));
    }

    Mono<OperatorView> give(Caller caller, String email) {
        return set(caller, email, true, "operator.create");
    }

    Mono<Void> take(Caller caller, String email) {
        return set(caller, email, false, "operator.delete").then();
    }

    private Mono<OperatorView> set(Caller caller, String email, boolean operator, String action) {
        Mono<OperatorView> changed = database.sql(SET)
                .bind("operator", operator)
                .bind("email", email.strip().toLowerCase(Locale.ROOT))
                .map(Operators::view)
                .one()
                .switchIfEmpty(Mono.error(() -> Problem.notFound("person with the e-mail", email)))
                .delayUntil(person -> audit.add(null, caller.asOperator(), entry(action, person)));
        return transaction.transactional(changed);
    }

    private static AuditEntry entry(String action, OperatorView person) {
        return new AuditEntry(action, "operator", person.id(), Map.of("name", person.email()));
    }

    private static OperatorView view(Readable row) {
        return new OperatorView(
                IdKind.USER.show(row.get("id", UUID.class)),
                row.get("email", String.class),
                row.get("name", String.class));
    }
}
