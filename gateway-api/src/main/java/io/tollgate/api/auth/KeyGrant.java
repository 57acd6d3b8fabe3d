package io.tollgate.api.auth;

import io.tollgate.billing.price.Terms;
import io.tollgate.billing.tenant.Spender;
import io.tollgate.routing.catalogue.OwnKeys;
import io.tollgate.routing.policy.DocumentStack;
import io.tollgate.routing.policy.Policy;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.web.server.ServerWebExchange;

/**
 * Everything that a virtual key stands for, as it was at one revision of its organization.
 *
 * @param hash the look-up hash of the key's secret
 * @param shard the organization's shard in Redis, 0 to 63
 * @param organizationRevision what the admit script compares
 * @param memberId the key's owner, where it has one
 * @param policy what the organization, the team and the key allow together; its constraints hold through {@code routing}
 * @param expiresAt from when on the key is refused
 * @param routing what the documents of the organization, the team and the key say together
 * @param idempotency whether the team wants repeated requests answered with the first answer
 * @param scope what the key may call, and from where
 * @param ownKeys the organization's own keys at providers
 */
public record KeyGrant(
        SecretHash hash,
        UUID organizationId,
        int shard,
        long organizationRevision,
        String organizationName,
        Terms terms,
        UUID teamId,
        String teamName,
        Optional<UUID> memberId,
        UUID keyId,
        String keyName,
        Policy policy,
        Map<String, String> tags,
        Optional<Instant> expiresAt,
        KeyLimits limits,
        DocumentStack routing,
        boolean idempotency,
        KeyScope scope,
        OwnKeys ownKeys) {

    private static final String ATTRIBUTE = KeyGrant.class.getName();

    public KeyGrant {
        tags = Map.copyOf(tags);
    }

    /** A key for everything, for which no routing document says anything, of a team without idempotency and own keys. */
    public KeyGrant(
            SecretHash hash,
            UUID organizationId,
            int shard,
            long organizationRevision,
            String organizationName,
            Terms terms,
            UUID teamId,
            String teamName,
            Optional<UUID> memberId,
            UUID keyId,
            String keyName,
            Policy policy,
            Map<String, String> tags,
            Optional<Instant> expiresAt,
            KeyLimits limits) {
        this(
                hash,
                organizationId,
                shard,
                organizationRevision,
                organizationName,
                terms,
                teamId,
                teamName,
                memberId,
                keyId,
                keyName,
                policy,
                tags,
                expiresAt,
                limits,
                DocumentStack.NONE,
                false,
                KeyScope.ANYTHING,
                OwnKeys.NONE);
    }

    /** The grant of this exchange's caller; every exchange under {@code /v1} that reaches a handler has one. */
    public static KeyGrant of(ServerWebExchange exchange) {
        return exchange.<KeyGrant>getRequiredAttribute(ATTRIBUTE);
    }

    /** Who pays for what the key calls. */
    public Spender spender() {
        return new Spender(organizationId, shard, teamId, keyId, memberId);
    }

    /** Whether the key may call this model. */
    public boolean allows(String model) {
        return policy.allows(model);
    }

    /**
     * Looks whether the key is for this call.
     *
     * @throws io.tollgate.api.error.GatewayException when it is not
     */
    public void requireScope(KeyCall call) {
        if (!scope.equals(KeyScope.ANYTHING)) {
            scope.refusal(keyName, call).ifPresent(refusal -> {
                throw refusal.exception();
            });
        }
    }

    /** Whether requests under both are planned alike. */
    public boolean plansLike(KeyGrant other) {
        return routing.equals(other.routing) && policy.equals(other.policy) && ownKeys.equals(other.ownKeys);
    }

    /**
     * The same for a call that is made beside the caller's own.
     *
     * @param asked the model that the caller asked for, as the tag {@code shadow} will say
     * @param free whether the operator pays: then no limit of the tenant binds or counts it
     */
    public KeyGrant shadowing(String asked, boolean free) {
        Map<String, String> marked = new HashMap<>(tags);
        marked.put("shadow", asked);
        return new KeyGrant(
                hash,
                organizationId,
                shard,
                organizationRevision,
                organizationName,
                free ? Terms.FREE : terms,
                teamId,
                teamName,
                memberId,
                keyId,
                keyName,
                policy,
                marked,
                expiresAt,
                free ? KeyLimits.NONE : limits,
                routing,
                idempotency,
                scope,
                free ? OwnKeys.NONE : ownKeys);
    }

    /** Whether the key has expired at this moment. */
    boolean expired(Instant now) {
        return expiresAt.filter(at -> !now.isBefore(at)).isPresent();
    }

    void bindTo(ServerWebExchange exchange) {
        exchange.getAttributes().put(ATTRIBUTE, this);
    }
}
