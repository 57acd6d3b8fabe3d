package io.tollgate.api.auth;

import com.github.benmanes.caffeine.cache.Interner;
import io.tollgate.api.auth.GrantOutcome.Granted;
import io.tollgate.api.auth.GrantOutcome.Refused;
import io.tollgate.api.error.KeyErrors;
import io.tollgate.api.postgres.Columns;
import io.tollgate.billing.admission.Narrowing;
import io.tollgate.billing.admission.Scope;
import io.tollgate.billing.admission.ScopeKind;
import io.tollgate.billing.admission.ScopeLimits;
import io.tollgate.billing.price.Terms;
import io.tollgate.billing.tenant.AddressRange;
import io.tollgate.routing.catalogue.OwnKeyReader;
import io.tollgate.routing.policy.DocumentStack;
import io.tollgate.routing.policy.Policy;
import io.tollgate.routing.policy.PolicyReader;
import io.tollgate.routing.policy.RoutingDocument;
import io.tollgate.routing.policy.RulesReader;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * One row of {@link PostgresGrantStore}'s statement.
 *
 * @param common what several keys have alike, such as the limits of their team: a hundred thousand grants that each had
 *     their own would fill the heap
 */
record GrantRow(Columns row, OwnKeyReader ownKeys, Interner<Object> common) {

    private static final TypeReference<Map<String, String>> TAGS = new TypeReference<>() {};

    GrantOutcome outcome(SecretHash hash) {
        if (row.optional("revoked_at", Instant.class).isPresent()) {
            return new Refused(KeyErrors.revoked(row.text("key_name")));
        }
        if (row.optional("deleted_at", Instant.class).isPresent()) {
            return new Refused(KeyErrors.teamDeleted(row.text("key_name"), row.text("team_name")));
        }
        if ("suspended".equals(row.text("status"))) {
            return new Refused(KeyErrors.organizationSuspended(row.text("organization_name")));
        }
        if (row.optional("disabled_at", Instant.class).isPresent()) {
            return new Refused(KeyErrors.disabled(row.text("key_name")));
        }
        return new Granted(grant(hash));
    }

    private KeyGrant grant(SecretHash hash) {
        Policy policy = common(policy());
        UUID keyId = id("key_id");
        String keyName = row.text("key_name");
        return new KeyGrant(
                hash,
                common(id("organization_id")),
                row.required("shard", Integer.class),
                row.required("revision", Long.class),
                common(row.text("organization_name")),
                common(new Terms(
                        row.required("discount_percent", BigDecimal.class),
                        row.required("fee_percent", BigDecimal.class),
                        row.required("own_key_fee_percent", BigDecimal.class))),
                common(id("team_id")),
                common(row.text("team_name")),
                row.optional("member_id", UUID.class),
                keyId,
                keyName,
                policy,
                tags(),
                expiry(),
                limits(keyId, keyName),
                common(routing(policy)),
                row.required("idempotency", Boolean.class),
                scope(),
                ownKeys.read(row.optional("provider_keys", String.class)));
    }

    /** The key's own, and what it is used in. */
    private Map<String, String> tags() {
        Map<String, String> tags = JsonMapper.shared().readValue(row.text("tags"), TAGS);
        row.optional("environment", String.class).ifPresent(name -> tags.putIfAbsent("environment", name));
        return tags;
    }

    /** When this secret ends: with the key, or earlier with its time of grace. */
    private Optional<Instant> expiry() {
        Optional<Instant> expires = row.optional("expires_at", Instant.class);
        Optional<Instant> grace = row.optional("grace_until", Instant.class);
        return expires.isEmpty() || (grace.isPresent() && grace.get().isBefore(expires.get()))
                ? grace.or(() -> expires)
                : expires;
    }

    private KeyScope scope() {
        Optional<Set<String>> endpoints =
                row.optional("endpoints", String[].class).map(Set::of);
        List<AddressRange> addresses = row.optional("ip_ranges", String[].class).stream()
                .flatMap(Arrays::stream)
                .map(AddressRange::read)
                .flatMap(Optional::stream)
                .toList();
        return endpoints.isEmpty() && addresses.isEmpty() ? KeyScope.ANYTHING : new KeyScope(endpoints, addresses);
    }

    /** All that binds together, so that a request finds it made up. */
    private Policy policy() {
        return policy("organization_policy")
                .and(policy("team_policy"))
                .and(policy("key_policy"))
                .and(Policy.ofModels(models("team_models")))
                .and(Policy.ofModels(models("key_models")));
    }

    private Policy policy(String column) {
        return row.optional(column, String.class).map(PolicyReader::stored).orElse(Policy.NONE);
    }

    private DocumentStack routing(Policy policy) {
        return new DocumentStack(List.of(
                RoutingDocument.of(policy.constraints()),
                document("organization_routing"),
                document("team_routing"),
                document("key_routing")));
    }

    private RoutingDocument document(String column) {
        return row.optional(column, String.class).map(RulesReader::document).orElse(RoutingDocument.NONE);
    }

    private KeyLimits limits(UUID keyId, String keyName) {
        LimitDocuments documents =
                LimitDocuments.parse(row.optional("budgets", String.class), row.optional("rate_limits", String.class));
        List<ScopeLimits> limits = new ArrayList<>();
        limits.add(common(
                documents.of(new Scope(ScopeKind.ORGANIZATION, id("organization_id")), row.text("organization_name"))));
        limits.add(common(documents.of(new Scope(ScopeKind.TEAM, id("team_id")), row.text("team_name"))));
        limits.add(documents.of(new Scope(ScopeKind.KEY, keyId), keyName));
        row.optional("member_id", UUID.class)
                .map(member -> documents.of(new Scope(ScopeKind.MEMBER, member), row.text("member_name")))
                .map(this::common)
                .ifPresent(limits::add);
        ScopeLimits eachEndUser =
                documents.of(new Scope(ScopeKind.END_USER, id("team_id")), "each end user of " + row.text("team_name"));
        return new KeyLimits(
                limits,
                limits.stream()
                        .flatMap(whole -> ofThisKey(documents.partsOf(whole)))
                        .toList(),
                Stream.concat(
                                Stream.of(eachEndUser).filter(ScopeLimits::binds),
                                ofThisKey(documents.partsOf(eachEndUser)))
                        .toList());
    }

    /** The tags of a request are its key's: limits for others never bind it. */
    private Stream<ScopeLimits> ofThisKey(List<ScopeLimits> parts) {
        Map<String, String> tags = tags();
        return parts.stream()
                .filter(part -> part.scope()
                        .narrowedTo()
                        .filter(narrowing -> narrowing.by() == Narrowing.By.TAG)
                        .map(tag -> carries(tags, tag.value()))
                        .orElse(true));
    }

    private static boolean carries(Map<String, String> tags, String tag) {
        int equals = tag.indexOf('=');
        return equals > 0 && tag.substring(equals + 1).equals(tags.get(tag.substring(0, equals)));
    }

    private Optional<Set<String>> models(String column) {
        return row.optional(column, String[].class).map(Set::of);
    }

    /** The one of all that are equal to this part. */
    @SuppressWarnings("unchecked")
    private <T> T common(T part) {
        return (T) common.intern(part);
    }

    private UUID id(String column) {
        return row.required(column, UUID.class);
    }
}
