package io.tollgate.admin.account;

import io.tollgate.admin.access.Caller;
import io.tollgate.admin.http.Fields;
import io.tollgate.admin.http.Problem;
import io.tollgate.admin.security.SessionLogin;
import io.tollgate.billing.tenant.IdKind;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Lets a person act in another of their organizations, and make more of them. */
@Component
class OwnOrganizations {

    private final SignUpGate gate;
    private final NewOrganizations organizations;
    private final TransactionalOperator transaction;
    private final AccountStore accounts;
    private final SessionLogin sessions;

    OwnOrganizations(
            SignUpGate gate,
            NewOrganizations organizations,
            TransactionalOperator transaction,
            AccountStore accounts,
            SessionLogin sessions) {
        this.gate = gate;
        this.organizations = organizations;
        this.transaction = transaction;
        this.accounts = accounts;
        this.sessions = sessions;
    }

    /** Makes an organization whose owner the caller is, and turns the session to it. */
    Mono<Me> create(ServerWebExchange exchange, Caller caller, OrganizationNameRequest body) {
        UUID person = caller.person();
        gate.admit(false);
        Fields fields = new Fields();
        NewOrganization made = NewOrganization.of(fields.text("name", body.name(), SignUpRequest.MAX_NAME));
        fields.raise();
        return gate.enter(exchange)
                .then(accounts.email(person))
                .flatMap(email -> transaction
                        .transactional(organizations.insert(made, person, email))
                        .thenReturn(made.id()))
                .flatMap(organization -> turn(exchange, person, organization));
    }

    /** Turns the session to another organization; fails with 404 when the caller does not belong to it. */
    Mono<Me> turnTo(ServerWebExchange exchange, Caller caller, SwitchRequest body) {
        UUID person = caller.person();
        String asked = Optional.ofNullable(body.organizationId())
                .orElseThrow(() -> Problem.invalid("organization_id", "is required"));
        return Mono.justOrEmpty(IdKind.ORGANIZATION.read(asked))
                .filterWhen(organization -> accounts.belongs(person, organization))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("organization of yours", asked)))
                .flatMap(organization -> turn(exchange, person, organization));
    }

    private Mono<Me> turn(ServerWebExchange exchange, UUID person, UUID organization) {
        return sessions.start(exchange, person, Optional.of(organization))
                .then(accounts.me(person, Optional.of(organization)));
    }
}
