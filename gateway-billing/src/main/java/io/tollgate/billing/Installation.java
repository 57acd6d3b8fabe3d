package io.tollgate.billing;

import io.r2dbc.spi.Readable;
import io.tollgate.billing.setting.InvalidSetting;
import io.tollgate.billing.tenant.Envelopes;
import io.tollgate.billing.tenant.MasterKey;
import io.tollgate.billing.tenant.MasterKeys;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * Holds a database and its master key together: the first start leaves the key's check value in the database, and no node
 * starts with another key or without one, since every issued key and every credential would be unreadable.
 */
record Installation(DatabaseClient database, MasterKeyFile file) {

    static final String HASHING_KEY = "issued-secrets";

    private static final String KNOWN = "select master_key_check, hashing_key from installation";
    private static final String REMEMBER =
            "insert into installation (master_key_check) values (:check) on conflict do nothing";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** What seals the hashing key. */
    static Envelopes envelopes(MasterKeys keys) {
        return new Envelopes("tollgate/hashing-key/v1", keys, new SecureRandom());
    }

    /**
     * The configured key, or the file's, or on the first start a new one; beside it those that it replaces or that will
     * replace it. Waits for the database: for the starting thread.
     *
     * @param previous the key before the configured one
     * @throws InvalidSetting when none is the key which the database was set up with
     */
    InstallationKeys open(Optional<MasterKey> configured, Optional<MasterKey> previous) {
        Optional<Known> known = known().blockOptional(PATIENCE);
        known.ifPresent(it -> file.finish(it::isOf));
        MasterKey key = configured.or(file::read).orElseGet(() -> create(known));
        Known remembered = known.orElseGet(() -> remember(key));
        List<MasterKey> others = new ArrayList<>();
        if (configured.isPresent()) {
            previous.ifPresent(others::add);
        } else {
            file.next().read().ifPresent(others::add);
            file.previous().read().ifPresent(others::add);
        }
        MasterKey present = Stream.concat(Stream.of(key), others.stream())
                .filter(remembered::isOf)
                .findFirst()
                .orElseThrow(() -> another(configured.isPresent()));
        MasterKeys keys = new MasterKeys(key, others);
        return new InstallationKeys(keys, remembered.hashingKey(keys, present));
    }

    private MasterKey create(Optional<Known> known) {
        if (known.isPresent()) {
            throw new InvalidSetting(
                    "the master key is missing: " + file.file() + " is gone and TOLLGATE_MASTER_KEY is not set,"
                            + " and without it no issued key and no provider credential of this database works",
                    "restore the file from a backup, or set TOLLGATE_MASTER_KEY to the key it held");
        }
        return file.create();
    }

    /** What is known from now on: of several nodes that start for the first time, one is first. */
    private Known remember(MasterKey key) {
        return database.sql(REMEMBER)
                .bind("check", key.check())
                .then()
                .then(known())
                .blockOptional(PATIENCE)
                .orElseThrow();
    }

    Mono<Known> known() {
        return database.sql(KNOWN).map(Installation::read).one();
    }

    private static Known read(Readable row) {
        return new Known(
                bytes(row.get(0, ByteBuffer.class)).orElseGet(() -> new byte[0]), bytes(row.get(1, ByteBuffer.class)));
    }

    private static Optional<byte[]> bytes(@Nullable ByteBuffer stored) {
        return Optional.ofNullable(stored).map(buffer -> {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            return bytes;
        });
    }

    private InvalidSetting another(boolean configured) {
        String source = configured ? "TOLLGATE_MASTER_KEY" : file.file().toString();
        return new InvalidSetting(
                source + " is not the master key that this database was set up with, so no issued key and no provider"
                        + " credential of it would work",
                configured
                        ? "set TOLLGATE_MASTER_KEY to that key (where it was generated: the content of " + file.file()
                                + ", and leave the variable unset); to change it, set TOLLGATE_MASTER_KEY_PREVIOUS to it"
                        : "restore the file from the backup that belongs to the database, or set TOLLGATE_MASTER_KEY to"
                                + " that key");
    }

    /**
     * What the database knows of its keys.
     *
     * @param sealedHashingKey none: it is derived from the master key
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Known(byte[] check, Optional<byte[]> sealedHashingKey) {

        boolean isOf(MasterKey key) {
            return MessageDigest.isEqual(check, key.check());
        }

        byte[] hashingKey(MasterKeys keys, MasterKey present) {
            return sealedHashingKey
                    .map(stored -> envelopes(keys)
                            .open(HASHING_KEY, stored)
                            .orElseThrow(() -> new InvalidSetting(
                                    "the database's hashing key cannot be opened with its master key",
                                    "restore the table installation from a backup")))
                    .orElseGet(present::hashingKey);
        }
    }
}
