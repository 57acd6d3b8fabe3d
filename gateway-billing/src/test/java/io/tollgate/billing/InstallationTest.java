package io.tollgate.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.r2dbc.spi.ConnectionFactories;
import io.tollgate.billing.setting.InvalidSetting;
import io.tollgate.billing.tenant.MasterKey;
import io.tollgate.billing.tenant.MasterKeys;
import io.tollgate.testkit.TestServers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.r2dbc.core.DatabaseClient;

class InstallationTest {

    private final DatabaseClient database = DatabaseClient.create(
            ConnectionFactories.get(TestServers.freshDatabase().r2dbcUrl()));

    @TempDir
    private Path data;

    private Path file;
    private Installation installation;

    @BeforeEach
    void useTheFolder() {
        file = data.resolve("master.key");
        installation = new Installation(database, new MasterKeyFile(file));
    }

    @Test
    void makesAKeyOnTheFirstStartAndFindsItOnTheNext() throws Exception {
        MasterKey made = open(Optional.empty());

        MasterKey found = open(Optional.empty());

        assertThat(found.check()).isEqualTo(made.check());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void doesNotStartWithoutTheKeyAndMakesNoOther() throws Exception {
        open(Optional.empty());
        Files.delete(file);

        assertThatExceptionOfType(InvalidSetting.class)
                .isThrownBy(() -> open(Optional.empty()))
                .withMessageContaining("master key is missing")
                .withMessageContaining(file.toString())
                .extracting(InvalidSetting::fix)
                .asString()
                .contains("backup", "TOLLGATE_MASTER_KEY");
        assertThat(file).doesNotExist();
    }

    @Test
    void doesNotStartWithAnotherKeyInTheFile() throws Exception {
        open(Optional.empty());
        Files.delete(file);
        new MasterKeyFile(file).create();

        assertThatExceptionOfType(InvalidSetting.class)
                .isThrownBy(() -> open(Optional.empty()))
                .withMessageContaining(file + " is not the master key that this database was set up with");
    }

    @Test
    void doesNotStartWithAnotherKeyInTheVariable() {
        open(Optional.of(key(1)));

        assertThat(open(Optional.of(key(1))).check()).isEqualTo(key(1).check());
        assertThatExceptionOfType(InvalidSetting.class)
                .isThrownBy(() -> open(Optional.of(key(2))))
                .withMessageContaining("TOLLGATE_MASTER_KEY is not the master key");
        assertThat(file).doesNotExist();
    }

    @Test
    void saysWhatIsWrongWithAFileThatHoldsNoKey() throws Exception {
        Files.writeString(file, "garbage!\n");

        assertThatExceptionOfType(InvalidSetting.class)
                .isThrownBy(() -> open(Optional.empty()))
                .withMessageContaining(file + " holds no master key")
                .withMessageNotContaining("garbage");
    }

    @Test
    void startsWithTheKeyBeforeBesideANewOneAndHashesAsEver() {
        byte[] hashing =
                installation.open(Optional.of(key(1)), Optional.empty()).hashingKey();

        InstallationKeys both = installation.open(Optional.of(key(2)), Optional.of(key(1)));

        assertThat(both.hashingKey()).isEqualTo(hashing);
        assertThat(both.masterKeys().sealing().isSame(key(2))).isTrue();
        assertThatExceptionOfType(InvalidSetting.class)
                .isThrownBy(() -> installation.open(Optional.of(key(2)), Optional.of(key(3))));
    }

    @Test
    void rotatesFromTheConfiguredKeyToAnotherAndHashesAsEver() {
        byte[] hashing =
                installation.open(Optional.of(key(1)), Optional.empty()).hashingKey();
        MasterKeyRotation rotation = new MasterKeyRotation(installation, Optional.of(key(2)), Optional.of(key(1)));

        rotation.complete(rotation.keys()).block();
        rotation.complete(rotation.keys()).block();

        assertThat(installation.open(Optional.of(key(2)), Optional.empty()).hashingKey())
                .isEqualTo(hashing);
        assertThat(installation.open(Optional.of(key(2)), Optional.of(key(1))).hashingKey())
                .isEqualTo(hashing);
        assertThatExceptionOfType(InvalidSetting.class).isThrownBy(() -> open(Optional.of(key(1))));
        assertThatExceptionOfType(InvalidSetting.class)
                .isThrownBy(() -> new MasterKeyRotation(installation, Optional.of(key(2)), Optional.empty()).keys())
                .withMessageContaining("TOLLGATE_MASTER_KEY_PREVIOUS");
    }

    @Test
    void rotatesTheKeyInTheFileAndFinishesWhatWasCutOff() {
        MasterKey first = open(Optional.empty());
        byte[] hashing = installation.open(Optional.empty(), Optional.empty()).hashingKey();
        MasterKeyRotation rotation = new MasterKeyRotation(installation, Optional.empty(), Optional.empty());

        MasterKeys begun = rotation.keys();
        assertThat(open(Optional.empty()).isSame(first)).isTrue();
        assertThat(rotation.keys().sealing().isSame(begun.sealing())).isTrue();
        rotation.complete(begun).block();

        // The process ends before the files are in their places.
        InstallationKeys found = installation.open(Optional.empty(), Optional.empty());

        assertThat(found.masterKeys().sealing().isSame(begun.sealing())).isTrue();
        assertThat(found.hashingKey()).isEqualTo(hashing);
        assertThat(data.resolve("master.key.previous")).exists();
        assertThat(data.resolve("master.key.next")).doesNotExist();
        MasterKeys again = rotation.keys();
        assertThat(again.sealing().isSame(begun.sealing())).isFalse();
        rotation.complete(again).block();
        rotation.settle(again);
        assertThat(installation.open(Optional.empty(), Optional.empty()).hashingKey())
                .isEqualTo(hashing);
    }

    private MasterKey open(Optional<MasterKey> configured) {
        return installation.open(configured, Optional.empty()).masterKeys().sealing();
    }

    private static MasterKey key(int first) {
        byte[] key = new byte[MasterKey.LENGTH];
        key[0] = (byte) first;
        return new MasterKey(key);
    }
}
