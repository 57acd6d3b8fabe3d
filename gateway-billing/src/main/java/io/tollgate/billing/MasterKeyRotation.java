package io.tollgate.billing;

import io.tollgate.billing.Installation.Known;
import io.tollgate.billing.setting.InvalidSetting;
import io.tollgate.billing.tenant.IdKind;
import io.tollgate.billing.tenant.MasterKey;
import io.tollgate.billing.tenant.MasterKeys;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * Puts another master key in the place of the present one: the configured one in the place of the previous one, or else a new
 * one in the place of the file's. Whoever rotates seals everything anew between {@link #keys} and {@link #complete}.
 */
public final class MasterKeyRotation {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String COMPLETE =
            "update installation set master_key_check = :check, hashing_key = :hashing where master_key_check = :known";
    private static final String AUDIT = """
            insert into audit_event (id, actor_kind, action, target_kind, target_id)
            values (:id, 'system', 'master_key.rotate', 'installation', 'all')
            """;

    private final Installation installation;
    private final Optional<MasterKey> configured;
    private final Optional<MasterKey> previous;

    MasterKeyRotation(Installation installation, Optional<MasterKey> configured, Optional<MasterKey> previous) {
        this.installation = installation;
        this.configured = configured;
        this.previous = previous;
    }

    /**
     * The new key, which seals, and what it replaces; the same again after a rotation that was cut off. For a thread that
     * may wait.
     *
     * @throws InvalidSetting when there is nothing to rotate, or no key to rotate to
     */
    public MasterKeys keys() {
        Known known = installation.known().blockOptional(PATIENCE).orElseThrow(MasterKeyRotation::nothing);
        boolean cutOff = configured.isEmpty() && installation.file().finish(known::isOf);
        MasterKeys present = installation.open(configured, previous).masterKeys();
        if (configured.isPresent()) {
            return previous.map(old -> present).orElseThrow(MasterKeyRotation::noPrevious);
        }
        return cutOff ? present : beside(present);
    }

    /** The new key is the installation's; inside the transaction in which nothing is sealed under another one any more. */
    public Mono<Void> complete(MasterKeys keys) {
        return installation
                .known()
                .filter(known -> !known.isOf(keys.sealing()))
                .flatMap(known -> complete(keys, known))
                .then();
    }

    /** Nothing needs the new key's provisional place any more; after the transaction. */
    public void settle(MasterKeys keys) {
        if (configured.isEmpty()) {
            installation.file().finish(key -> keys.sealing().isSame(key));
        }
    }

    private MasterKeys beside(MasterKeys present) {
        MasterKeyFile next = installation.file().next();
        return new MasterKeys(next.read().orElseGet(next::create), List.of(present.sealing()));
    }

    private Mono<Void> complete(MasterKeys keys, Known known) {
        MasterKey old = keys.others().stream().filter(known::isOf).findFirst().orElseThrow(MasterKeyRotation::nothing);
        byte[] hashing = Installation.envelopes(keys).seal(Installation.HASHING_KEY, known.hashingKey(keys, old));
        DatabaseClient database = installation.database();
        return database.sql(COMPLETE)
                .bind("check", keys.sealing().check())
                .bind("hashing", hashing)
                .bind("known", known.check())
                .then()
                .then(database.sql(AUDIT).bind("id", IdKind.next()).then());
    }

    private static InvalidSetting nothing() {
        return new InvalidSetting("this database has no master key yet", "start a node on it first");
    }

    private static InvalidSetting noPrevious() {
        return new InvalidSetting(
                "TOLLGATE_MASTER_KEY_PREVIOUS is not set, so there is no key to rotate from",
                "set TOLLGATE_MASTER_KEY to a new key and TOLLGATE_MASTER_KEY_PREVIOUS to the present one, on every node, and repeat");
    }
}
