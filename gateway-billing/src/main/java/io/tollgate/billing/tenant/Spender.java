package io.tollgate.billing.tenant;

import java.util.Optional;
import java.util.UUID;

/**
 * Who a request is charged to.
 *
 * @param shard the organization's Redis shard, 0 to 63
 * @param memberId the person who owns the key, if it has an owner
 */
public record Spender(UUID organizationId, int shard, UUID teamId, UUID keyId, Optional<UUID> memberId) {}
