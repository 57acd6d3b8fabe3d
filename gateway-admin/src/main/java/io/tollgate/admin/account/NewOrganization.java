package io.tollgate.admin.account;

import io.tollgate.admin.http.Named;
import io.tollgate.billing.redis.ShardKeys;
import io.tollgate.billing.tenant.IdKind;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** An organization that is about to be made, with its first team. */
record NewOrganization(UUID id, String name, int shard, UUID teamId) {

    static final String FIRST_TEAM = "default";

    static NewOrganization of(String name) {
        int shard = ThreadLocalRandom.current().nextInt(ShardKeys.SHARDS);
        return new NewOrganization(IdKind.next(), name, shard, IdKind.next());
    }

    Named named() {
        return new Named(IdKind.ORGANIZATION.show(id), name);
    }

    Named team() {
        return new Named(IdKind.TEAM.show(teamId), FIRST_TEAM);
    }
}
