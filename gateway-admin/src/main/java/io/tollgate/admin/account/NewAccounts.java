package io.tollgate.admin.account;

import io.tollgate.admin.access.Actor;
import io.tollgate.admin.access.Role;
import io.tollgate.admin.change.AuditEntry;
import io.tollgate.admin.change.AuditTrail;
import io.tollgate.admin.http.Problem;
import io.tollgate.admin.limit.LimitStore;
import io.tollgate.admin.limit.Limits;
import io.tollgate.billing.admission.Budget;
import io.tollgate.billing.admission.RateLimits;
import io.tollgate.billing.admission.Scope;
import io.tollgate.billing.admission.ScopeKind;
import io.tollgate.billing.tenant.IdKind;
import java.util.List;
import java.util.Map;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Stores what a sign-up makes, all or nothing. */
@Component
class NewAccounts {

    private static final String INSERT = """
            with organization as (
                insert into organization (id, name, shard, fee_percent, own_key_fee_percent)
                values (:organization, :organizationName, :shard, :fee, :ownKeyFee)
            ), person as (
                insert into app_user (id, email, name, password_hash) values (:user, :email, :name, :password)
            ), member as (
                insert into membership (organization_id, user_id, role) values (:organization, :user, :role)
            ), team as (
                insert into team (organization_id, id, name) values (:organization, :team, :teamName)
            )
            insert into team_member (organization_id, team_id, user_id, role)
            values (:organization, :team, :user, 'admin')
            """;

    private final DatabaseClient database;
    private final TransactionalOperator transaction;
    private final LimitStore limits;
    private final AuditTrail audit;

    NewAccounts(DatabaseClient database, TransactionalOperator transaction, LimitStore limits, AuditTrail audit) {
        this.database = database;
        this.transaction = transaction;
        this.limits = limits;
        this.audit = audit;
    }

    /**
     * Stores the account, which no node can know yet, and so need not be told of; fails with 409 when somebody has the e-mail address.
     *
     * @param first what the organization begins with
     */
    Mono<NewAccount> create(NewAccount account, SignUpProperties first) {
        return transaction
                .transactional(insert(account, first)
                        .then(limit(account, first.budget()))
                        .then(record(account)))
                .onErrorMap(
                        DuplicateKeyException.class,
                        taken -> Problem.conflict(
                                "email_taken", "email", account.email() + " has an account: log in instead"))
                .thenReturn(account);
    }

    private Mono<Void> insert(NewAccount account, SignUpProperties first) {
        return database.sql(INSERT)
                .bind("organization", account.organizationId())
                .bind("organizationName", account.organization())
                .bind("shard", account.shard())
                .bind("fee", first.feePercent())
                .bind("ownKeyFee", first.ownKeyFeePercent())
                .bind("user", account.userId())
                .bind("email", account.email())
                .bind("name", account.name())
                .bind("password", account.passwordHash())
                .bind("role", Role.OWNER.label())
                .bind("team", account.teamId())
                .bind("teamName", NewAccount.FIRST_TEAM)
                .then();
    }

    private Mono<Void> limit(NewAccount account, Budget budget) {
        Scope organization = new Scope(ScopeKind.ORGANIZATION, account.organizationId());
        Limits first = new Limits(List.of(budget), RateLimits.NONE);
        return limits.replace(account.organizationId(), organization, first);
    }

    private Mono<Void> record(NewAccount account) {
        AuditEntry entry = new AuditEntry(
                "organization.create",
                "organization",
                IdKind.ORGANIZATION.show(account.organizationId()),
                Map.of("name", account.organization(), "email", account.email()));
        return audit.add(account.organizationId(), new Actor(Actor.Kind.USER, account.userId()), entry);
    }
}
