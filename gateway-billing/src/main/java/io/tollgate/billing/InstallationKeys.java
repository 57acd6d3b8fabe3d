package io.tollgate.billing;

import io.tollgate.billing.tenant.MasterKey;
import io.tollgate.billing.tenant.MasterKeys;
import io.tollgate.billing.tenant.SecretHasher;

/**
 * What an installation's secrets depend on.
 *
 * @param hashingKey that issued secrets are hashed with; it outlives master keys, because nobody knows those secrets any more
 */
@SuppressWarnings("ArrayRecordComponent")
record InstallationKeys(MasterKeys masterKeys, byte[] hashingKey) {

    SecretHasher secretHasher() {
        return MasterKey.secretHasher(hashingKey);
    }
}
