package io.tollgate.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SimulatorOptionsTest {

    private static SimulatorOptions parse(Map<String, String> environment, String... arguments) {
        return SimulatorOptions.parse(arguments, environment);
    }

    @Test
    void listensOnLoopbackWithoutDelayByDefault() {
        assertThat(parse(Map.of())).isEqualTo(new SimulatorOptions("127.0.0.1", 9099, Map.of()));
    }

    @Test
    void prefersArgumentsToTheEnvironment() {
        SimulatorOptions options =
                parse(Map.of("TOLLGATE_SIMULATOR_PORT", "1", "TOLLGATE_SIMULATOR_PACE", "70"), "--port=2");

        assertThat(options.port()).isEqualTo(2);
        assertThat(options.behaviours().get("cedar"))
                .extracting(Behaviour::latencyMs)
                .isEqualTo(70L);
    }

    @Test
    void givesEachProviderItsOwnPaceInTheDemo() {
        Map<String, Behaviour> pace = parse(Map.of(), "--pace=demo").behaviours();

        assertThat(pace.values()).extracting(Behaviour::latencyMs).containsExactlyInAnyOrder(180L, 260L, 390L);
        assertThat(pace.values()).extracting(Behaviour::chunkDelayMs).containsOnly(20L);
    }

    @Test
    void namesTheArgumentThatIsWrong() {
        assertThatThrownBy(() -> parse(Map.of(), "--port=http")).hasMessage("--port is 'http'; it must be a number");
        assertThatThrownBy(() -> parse(Map.of(), "--port=70000"))
                .hasMessage("port is 70000; it must be between 0 and 65535");
        assertThatThrownBy(() -> parse(Map.of(), "--speed=9")).hasMessageStartingWith("'--speed=9' is not known");
    }
}
