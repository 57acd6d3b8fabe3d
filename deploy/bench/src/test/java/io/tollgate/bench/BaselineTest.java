package io.tollgate.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaselineTest {

    private static final String CLOSED = "0.2 KB, closed 64";

    @TempDir
    private Path folder;

    @Test
    void takesTheCpuAsAMultipleOfNginxsAtTheSameLoad() {
        Baseline baseline = Baseline.of(
                List.of(row(CLOSED, "nginx", 20), row(CLOSED, "tollgate", 250), row("stream", "tollgate", 900)),
                100_000);

        assertThat(baseline.cpuRatios()).isEqualTo(Map.of(CLOSED + ", tollgate", 12.5));
    }

    @Test
    void allowsWhatTwoRunsOfTheSameBuildDifferBy() {
        assertThat(cost(12.5, 100_000).exceededBy(cost(14.3, 114_000))).isEmpty();
    }

    @Test
    void namesEverythingThatBecameDearer() {
        assertThat(cost(12.5, 100_000).exceededBy(cost(14.5, 116_000)))
                .containsExactly(
                        CLOSED + ", tollgate: 14.5 times nginx's CPU, 12.5 before",
                        "116 KB allocated a request, 100 before");
    }

    @Test
    void takesNothingMeasuredForAFailure() {
        assertThat(cost(12.5, 100_000).exceededBy(new Baseline(Map.of(), 100_000)))
                .containsExactly(CLOSED + ", tollgate: not measured beside nginx");
    }

    @Test
    void isReadAsItWasWritten() {
        Path file = folder.resolve("baseline.json");

        cost(12.5, 100_000).write(file);

        assertThat(Baseline.read(file)).isEqualTo(cost(12.5, 100_000));
    }

    @Test
    void saysHowToMakeTheFileThatIsMissing() {
        assertThatThrownBy(() -> Baseline.read(folder.resolve("none.json")))
                .isInstanceOf(BenchException.class)
                .hasMessageEndingWith("--baseline=write makes it");
    }

    private static Baseline cost(double ratio, long allocated) {
        return new Baseline(Map.of(CLOSED + ", tollgate", ratio), allocated);
    }

    private static Row row(String load, String target, double cpu) {
        return new Row(load, target, 0, 0, 0, 0, 0, 0, 0, Optional.empty(), cpu, Map.of(), 0);
    }
}
