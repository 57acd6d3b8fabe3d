package io.tollgate.admin.idempotency;

import io.tollgate.admin.access.Caller;
import io.tollgate.admin.access.Membership;
import io.tollgate.billing.tenant.SecretHasher;
import java.util.Base64;
import java.util.HexFormat;
import org.springframework.web.server.ServerWebExchange;

/**
 * A call that its caller has given a name.
 *
 * @param redisKey where its answer is kept; tells nothing of the caller
 * @param fingerprint of what it asks for: keyed, because bodies hold secrets
 */
record NamedCall(String redisKey, String fingerprint) {

    static NamedCall of(SecretHasher hasher, Caller caller, String name, ServerWebExchange exchange, byte[] body) {
        String organization = caller.membership()
                .map(Membership::organizationId)
                .map(Object::toString)
                .orElse("none");
        String who = caller.actor().kind().label() + "\n" + caller.actor().id() + "\n" + organization;
        String path = exchange.getRequest().getPath().pathWithinApplication().value();
        return new NamedCall(
                "tg:first:" + hex(hasher.hash("call\n" + who + "\n" + name)),
                hex(hasher.hash("body\n" + path + "\n" + Base64.getEncoder().encodeToString(body))));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
