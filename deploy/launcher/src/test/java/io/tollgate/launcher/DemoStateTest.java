package io.tollgate.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoStateTest {

    @TempDir
    private Path folder;

    @Test
    void keepsTheLoginAndTheKeyForTheirOwnerAlone() throws IOException {
        Path file = folder.resolve("demo.properties");
        DemoState state = DemoState.loadOrCreate(file).in("org_1").withKey("sk-tg-secret");

        state.save(file);

        assertThat(DemoState.loadOrCreate(file)).isEqualTo(state);
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void givesEveryInstallationAPasswordOfItsOwn() {
        Path absent = folder.resolve("absent");

        assertThat(DemoState.loadOrCreate(absent).password())
                .hasSizeGreaterThanOrEqualTo(16)
                .isNotEqualTo(DemoState.loadOrCreate(absent).password());
    }

    @Test
    void namesTheOptionThatIsMissing() {
        String[] arguments = {"--gateway=http://127.0.0.1:8080", "--shown=http://localhost:8080", "--state=x"};

        assertThatThrownBy(() -> DemoOptions.parse(arguments, Map.of())).hasMessage("--simulator is missing");
    }
}
