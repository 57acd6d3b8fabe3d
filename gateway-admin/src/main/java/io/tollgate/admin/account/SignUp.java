package io.tollgate.admin.account;

import io.tollgate.admin.http.Fields;
import io.tollgate.admin.security.SessionLogin;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Makes a person, an organization of their own with its first team, and logs them in. */
@Component
class SignUp {

    private final SignUpGate gate;
    private final SignUpProperties first;
    private final PasswordHasher passwords;
    private final NewAccounts accounts;
    private final SessionLogin sessions;

    SignUp(
            SignUpGate gate,
            SignUpProperties first,
            PasswordHasher passwords,
            NewAccounts accounts,
            SessionLogin sessions) {
        this.gate = gate;
        this.first = first;
        this.passwords = passwords;
        this.accounts = accounts;
        this.sessions = sessions;
    }

    Mono<SignedUp> run(ServerWebExchange exchange, SignUpRequest body) {
        gate.admit();
        Fields fields = new Fields();
        String email = AccountFields.email(fields, body.email());
        String password = AccountFields.password(fields, body.password(), email);
        String name = fields.text("name", body.name(), AccountFields.MAX_NAME);
        String organization = fields.text("organization", body.organization(), AccountFields.MAX_NAME);
        fields.raise();
        return gate.enter(exchange)
                .then(passwords.hash(password))
                .map(hash -> NewAccount.of(email, name, hash, organization))
                .flatMap(account -> accounts.create(account, first))
                .delayUntil(made -> sessions.start(exchange, made.userId(), made.organizationId()))
                .map(NewAccount::view);
    }
}
