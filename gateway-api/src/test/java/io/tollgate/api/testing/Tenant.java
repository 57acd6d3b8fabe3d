package io.tollgate.api.testing;

import io.lettuce.core.api.sync.RedisCommands;
import io.tollgate.billing.redis.ChangeFeed;
import io.tollgate.billing.redis.ShardKeys;
import io.tollgate.billing.tenant.IdKind;
import io.tollgate.billing.tenant.SecretFormat;
import io.tollgate.billing.tenant.SecretHasher;
import io.tollgate.testkit.TestDatabase;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** An organization with one team, made and changed straight in Postgres, and told as the control plane tells it. */
public final class Tenant {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SHARDS = 64;

    private final TestDatabase database;
    private final SecretHasher hasher;
    private final ChangeFeed changes;
    private final UUID organizationId = IdKind.next();
    private final UUID teamId = IdKind.next();
    private final int shard = RANDOM.nextInt(SHARDS);

    private Tenant(TestDatabase database, SecretHasher hasher, ChangeFeed changes) {
        this.database = database;
        this.hasher = hasher;
        this.changes = changes;
    }

    static Tenant create(TestDatabase database, SecretHasher hasher, ChangeFeed changes) {
        Tenant tenant = new Tenant(database, hasher, changes);
        tenant.execute(
                "insert into organization (id, name, shard) values (?, 'Acme', ?)",
                tenant.organizationId,
                tenant.shard);
        tenant.execute(
                "insert into team (organization_id, id, name) values (?, ?, 'search')",
                tenant.organizationId,
                tenant.teamId);
        return tenant;
    }

    public UUID organizationId() {
        return organizationId;
    }

    public UUID teamId() {
        return teamId;
    }

    /** A key of the team, good for every model. */
    public TestKey issueKey(String name) {
        UUID id = IdKind.next();
        String secret = SecretFormat.VIRTUAL_KEY.generate(RANDOM);
        execute("""
                insert into virtual_key (organization_id, id, team_id, name, secret_hash, hint)
                values (?, ?, ?, ?, ?, ?)
                """, organizationId, id, teamId, name, hasher.hash(secret), SecretFormat.VIRTUAL_KEY.hint(secret));
        return new TestKey(id, name, secret);
    }

    public void revoke(TestKey key) {
        change("update virtual_key set revoked_at = now() where id = ?", key.id());
    }

    /** Runs one statement with a new revision of the organization, and tells every node. */
    public void change(String sql, Object... parameters) {
        execute(sql, parameters);
        changes.organizationChanged(organizationId, shard, nextRevision()).block();
    }

    /** Runs one statement with a new revision, of which only Redis is told: as if the message to the nodes were late. */
    public void changeUntold(RedisCommands<String, String> redis, String sql, Object... parameters) {
        execute(sql, parameters);
        redis.set(new ShardKeys(shard).revision(organizationId), Long.toString(nextRevision()));
    }

    /** Runs one statement that no node is told of. */
    public void execute(String sql, Object... parameters) {
        try (Connection connection = database.connect();
                PreparedStatement statement = prepare(connection, sql, parameters)) {
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private long nextRevision() {
        String sql = "update organization set revision = revision + 1 where id = ? returning revision";
        try (Connection connection = database.connect();
                PreparedStatement statement = prepare(connection, sql, organizationId);
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }
}
