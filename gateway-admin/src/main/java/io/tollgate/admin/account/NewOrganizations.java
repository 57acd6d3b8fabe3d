package io.tollgate.admin.account;

import io.tollgate.admin.access.Actor;
import io.tollgate.admin.access.Role;
import io.tollgate.admin.change.AuditEntry;
import io.tollgate.admin.change.AuditTrail;
import io.tollgate.admin.limit.LimitStore;
import io.tollgate.admin.limit.Limits;
import io.tollgate.billing.admission.Budget;
import io.tollgate.billing.admission.RateLimits;
import io.tollgate.billing.admission.Scope;
import io.tollgate.billing.admission.ScopeKind;
import io.tollgate.billing.tenant.IdKind;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Stores new organizations with their owner, first team and first budget; no node can know them, and so none is told. */
@Component
class NewOrganizations {

    private static final String INSERT = """
            with organization as (
                insert into organization (id, name, shard, fee_percent, own_key_fee_percent)
                values (:organization, :name, :shard, :fee, :ownKeyFee)
            ), member as (
                insert into membership (organization_id, user_id, role) values (:organization, :owner, :role)
            ), team as (
                insert into team (organization_id, id, name) values (:organization, :team, :teamName)
            )
            insert into team_member (organization_id, team_id, user_id, role)
            values (:organization, :team, :owner, 'admin')
            """;

    private final DatabaseClient database;
    private final SignUpProperties first;
    private final LimitStore limits;
    private final AuditTrail audit;

    NewOrganizations(DatabaseClient database, SignUpProperties first, LimitStore limits, AuditTrail audit) {
        this.database = database;
        this.first = first;
        this.limits = limits;
        this.audit = audit;
    }

    /** Stores the organization, in a transaction of the caller's. */
    Mono<Void> insert(NewOrganization organization, UUID owner, String ownersEmail) {
        return database.sql(INSERT)
                .bind("organization", organization.id())
                .bind("name", organization.name())
                .bind("shard", organization.shard())
                .bind("fee", first.feePercent())
                .bind("ownKeyFee", first.ownKeyFeePercent())
                .bind("owner", owner)
                .bind("role", Role.OWNER.label())
                .bind("team", organization.teamId())
                .bind("teamName", NewOrganization.FIRST_TEAM)
                .then()
                .then(limit(organization, first.budget()))
                .then(record(organization, owner, ownersEmail));
    }

    private Mono<Void> limit(NewOrganization organization, Budget budget) {
        Scope scope = new Scope(ScopeKind.ORGANIZATION, organization.id());
        return limits.replace(organization.id(), scope, new Limits(List.of(budget), RateLimits.NONE));
    }

    private Mono<Void> record(NewOrganization organization, UUID owner, String email) {
        AuditEntry entry = new AuditEntry(
                "organization.create",
                "organization",
                IdKind.ORGANIZATION.show(organization.id()),
                Map.of("name", organization.name(), "email", email));
        return audit.add(organization.id(), new Actor(Actor.Kind.USER, owner), entry);
    }
}
