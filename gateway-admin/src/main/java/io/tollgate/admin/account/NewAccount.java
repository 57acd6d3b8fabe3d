package io.tollgate.admin.account;

import io.tollgate.admin.http.Named;
import io.tollgate.billing.redis.ShardKeys;
import io.tollgate.billing.tenant.IdKind;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Everything that a sign-up makes. */
record NewAccount(
        UUID userId,
        String email,
        String name,
        String passwordHash,
        UUID organizationId,
        String organization,
        int shard,
        UUID teamId) {

    static final String FIRST_TEAM = "default";

    static NewAccount of(String email, String name, String passwordHash, String organization) {
        int shard = ThreadLocalRandom.current().nextInt(ShardKeys.SHARDS);
        return new NewAccount(
                IdKind.next(), email, name, passwordHash, IdKind.next(), organization, shard, IdKind.next());
    }

    SignedUp view() {
        return new SignedUp(
                new UserView(IdKind.USER.show(userId), email, name, false),
                new Named(IdKind.ORGANIZATION.show(organizationId), organization),
                new Named(IdKind.TEAM.show(teamId), FIRST_TEAM));
    }
}
