package io.tollgate.billing;

import io.r2dbc.spi.Readable;
import io.tollgate.billing.setting.InvalidSetting;
import io.tollgate.billing.tenant.MasterKey;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Optional;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * Holds a database and its master key together: the first start leaves the key's check value in the database, and no node
 * starts with another key or without one, since every issued key and every credential would be unreadable.
 */
record Installation(DatabaseClient database, MasterKeyFile file) {

    private static final String KNOWN = "select master_key_check from installation";
    private static final String REMEMBER =
            "insert into installation (master_key_check) values (:check) on conflict do nothing";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /**
     * The configured key, or the file's, or on the first start a new one. Waits for the database: for the starting thread.
     *
     * @throws InvalidSetting when that is not the key which the database was set up with
     */
    MasterKey open(Optional<MasterKey> configured) {
        Optional<byte[]> known = known().blockOptional(PATIENCE);
        MasterKey key = configured.or(file::read).orElseGet(() -> create(known));
        byte[] expected = known.orElseGet(() -> remember(key));
        if (!MessageDigest.isEqual(expected, key.check())) {
            throw another(configured.isPresent());
        }
        return key;
    }

    private MasterKey create(Optional<byte[]> known) {
        if (known.isPresent()) {
            throw new InvalidSetting(
                    "the master key is missing: " + file.file() + " is gone and TOLLGATE_MASTER_KEY is not set,"
                            + " and without it no issued key and no provider credential of this database works",
                    "restore the file from a backup, or set TOLLGATE_MASTER_KEY to the key it held");
        }
        return file.create();
    }

    /** The check value that is known from now on: of several nodes that start for the first time, one is first. */
    private byte[] remember(MasterKey key) {
        return database.sql(REMEMBER)
                .bind("check", key.check())
                .then()
                .then(known())
                .blockOptional(PATIENCE)
                .orElseThrow();
    }

    private Mono<byte[]> known() {
        return database.sql(KNOWN).map(Installation::check).one();
    }

    private static byte[] check(Readable row) {
        ByteBuffer stored = row.get(0, ByteBuffer.class);
        byte[] check = new byte[stored == null ? 0 : stored.remaining()];
        if (stored != null) {
            stored.get(check);
        }
        return check;
    }

    private InvalidSetting another(boolean configured) {
        String source = configured ? "TOLLGATE_MASTER_KEY" : file.file().toString();
        return new InvalidSetting(
                source + " is not the master key that this database was set up with, so no issued key and no provider"
                        + " credential of it would work",
                configured
                        ? "set TOLLGATE_MASTER_KEY to that key (where it was generated: the content of " + file.file()
                                + ", and leave the variable unset)"
                        : "restore the file from the backup that belongs to the database, or set TOLLGATE_MASTER_KEY to"
                                + " that key");
    }
}
