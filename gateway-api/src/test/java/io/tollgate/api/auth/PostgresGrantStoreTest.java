package io.tollgate.api.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.api.auth.GrantOutcome.Granted;
import io.tollgate.api.testing.GatewayTest;
import io.tollgate.api.testing.Tenant;
import io.tollgate.api.testing.TestKey;
import io.tollgate.billing.tenant.MasterKey;
import io.tollgate.billing.tenant.SecretHasher;
import io.tollgate.routing.catalogue.CredentialVault;
import java.security.SecureRandom;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;

class PostgresGrantStoreTest extends GatewayTest {

    @Autowired
    private DatabaseClient database;

    @Autowired
    private SecretHasher hasher;

    /** A node remembers a hundred thousand of them. */
    @Test
    void holdsWhatKeysOfATeamHaveAlikeOnce() {
        GrantStore store = new PostgresGrantStore(
                database, new CredentialVault(new MasterKey(new byte[MasterKey.LENGTH]), new SecureRandom()));
        Tenant tenant = tenant();

        KeyGrant one = grant(store, tenant.issueKey("ci"));
        KeyGrant other = grant(store, tenant.issueKey("laptop"));

        assertThat(one.keyId()).isNotEqualTo(other.keyId());
        assertThat(one.organizationId()).isSameAs(other.organizationId());
        assertThat(one.teamName()).isSameAs(other.teamName());
        assertThat(one.terms()).isSameAs(other.terms());
        assertThat(one.policy()).isSameAs(other.policy());
        assertThat(one.routing()).isSameAs(other.routing());
        assertThat(one.limits().scopes().get(0))
                .isSameAs(other.limits().scopes().get(0));
        assertThat(one.limits().scopes().get(1))
                .isSameAs(other.limits().scopes().get(1));
    }

    private KeyGrant grant(GrantStore store, TestKey key) {
        SecretHash hash = SecretHash.of(hasher.hash(key.secret()));
        return store.load(hash)
                .cast(Granted.class)
                .map(Granted::grant)
                .blockOptional(Duration.ofSeconds(10))
                .orElseThrow();
    }
}
