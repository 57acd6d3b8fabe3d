package io.tollgate.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScenarioTest {

    @Test
    void comparesUnlessAScenarioIsNamed() {
        assertThat(Scenario.of("--root=/srv", "--quick")).isEqualTo(Scenario.COMPARISON);
    }

    @Test
    void takesItsNameFromAmongTheArguments() {
        String[] arguments = {"--root=/srv", "failures", "--rate=7"};

        Scenario scenario = Scenario.of(arguments);

        assertThat(scenario).isEqualTo(Scenario.FAILURES);
        assertThat(scenario.optionsAmong(arguments)).containsExactly("--root=/srv", "--rate=7");
    }
}
