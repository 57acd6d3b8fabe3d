package io.tollgate.admin.token;

import io.tollgate.admin.access.Action;
import io.tollgate.admin.access.Caller;
import io.tollgate.admin.http.Fields;
import io.tollgate.billing.tenant.IdKind;
import io.tollgate.billing.tenant.SecretFormat;
import io.tollgate.billing.tenant.SecretHasher;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** A token that is about to be issued. */
record NewToken(
        UUID id, String name, List<String> scopes, Optional<Instant> expiresAt, String secret, SecretHasher hasher) {

    private static final int MAX_NAME = 100;

    /** Reads the request; fails with 400 naming every field at fault. */
    static NewToken read(Caller caller, TokenRequest body, Instant now, SecretHasher hasher, SecureRandom random) {
        Fields fields = new Fields();
        String name = fields.text("name", body.name(), MAX_NAME);
        List<String> scopes = scopes(fields, caller, body);
        Optional<Instant> expires = fields.future("expires_at", body.expiresAt(), now);
        fields.raise();
        return new NewToken(IdKind.next(), name, scopes, expires, SecretFormat.API_TOKEN.generate(random), hasher);
    }

    String hint() {
        return SecretFormat.API_TOKEN.hint(secret);
    }

    byte[] secretHash() {
        return hasher.hash(secret);
    }

    String shownId() {
        return IdKind.TOKEN.show(id);
    }

    IssuedToken issued() {
        return new IssuedToken(shownId(), name, hint(), scopes, expiresAt.orElse(null), secret);
    }

    @Override
    public String toString() {
        return shownId();
    }

    /** A token that was narrowed makes none that may do more. */
    private static List<String> scopes(Fields fields, Caller caller, TokenRequest body) {
        List<String> asked = body.scopes() == null ? List.of() : body.scopes();
        for (int i = 0; i < asked.size(); i++) {
            Optional<Action> action = Action.of(asked.get(i));
            String field = "scopes[" + i + "]";
            fields.require(action.isPresent(), field, "'" + asked.get(i) + "' is none of " + known());
            fields.require(
                    action.isEmpty() || caller.isInScope(action.get()),
                    field,
                    "this token itself lacks " + asked.get(i));
        }
        fields.require(
                !asked.isEmpty() || caller.scopes().isEmpty(), "scopes", "name those that this token has, or fewer");
        return asked.stream().distinct().toList();
    }

    private static String known() {
        return Arrays.stream(Action.values()).map(Action::label).collect(Collectors.joining(", "));
    }
}
