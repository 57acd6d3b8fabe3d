package io.tollgate.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.r2dbc.spi.ConnectionFactories;
import io.tollgate.billing.setting.InvalidSetting;
import io.tollgate.billing.tenant.MasterKey;
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
        MasterKey made = installation.open(Optional.empty());

        MasterKey found = installation.open(Optional.empty());

        assertThat(found.check()).isEqualTo(made.check());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void doesNotStartWithoutTheKeyAndMakesNoOther() throws Exception {
        installation.open(Optional.empty());
        Files.delete(file);

        assertThatExceptionOfType(InvalidSetting.class)
                .isThrownBy(() -> installation.open(Optional.empty()))
                .withMessageContaining("master key is missing")
                .withMessageContaining(file.toString())
                .extracting(InvalidSetting::fix)
                .asString()
                .contains("backup", "TOLLGATE_MASTER_KEY");
        assertThat(file).doesNotExist();
    }

    @Test
    void doesNotStartWithAnotherKeyInTheFile() throws Exception {
        installation.open(Optional.empty());
        Files.delete(file);
        new MasterKeyFile(file).create();

        assertThatExceptionOfType(InvalidSetting.class)
                .isThrownBy(() -> installation.open(Optional.empty()))
                .withMessageContaining(file + " is not the master key that this database was set up with");
    }

    @Test
    void doesNotStartWithAnotherKeyInTheVariable() {
        installation.open(Optional.of(key(1)));

        assertThat(installation.open(Optional.of(key(1))).check()).isEqualTo(key(1).check());
        assertThatExceptionOfType(InvalidSetting.class)
                .isThrownBy(() -> installation.open(Optional.of(key(2))))
                .withMessageContaining("TOLLGATE_MASTER_KEY is not the master key");
        assertThat(file).doesNotExist();
    }

    @Test
    void saysWhatIsWrongWithAFileThatHoldsNoKey() throws Exception {
        Files.writeString(file, "garbage!\n");

        assertThatExceptionOfType(InvalidSetting.class)
                .isThrownBy(() -> installation.open(Optional.empty()))
                .withMessageContaining(file + " holds no master key")
                .withMessageNotContaining("garbage");
    }

    private static MasterKey key(int first) {
        byte[] key = new byte[MasterKey.LENGTH];
        key[0] = (byte) first;
        return new MasterKey(key);
    }
}
