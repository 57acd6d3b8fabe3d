package io.tollgate.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.bench.load.AnswerCheck;
import io.tollgate.bench.load.LoadGenerator;
import io.tollgate.bench.load.Target;
import io.tollgate.simulator.Fault;
import io.tollgate.simulator.Simulator;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static final Duration SHORT = Duration.ofMillis(200);

    private final Simulator simulator = Simulator.start();
    private final LoadGenerator generator = new LoadGenerator();
    private final Progress quiet = new Progress(new PrintStream(PrintStream.nullOutputStream(), false));

    @AfterEach
    void stop() {
        generator.close();
        simulator.close();
    }

    private Contender contender(String name, String provider) {
        byte[] request = Target.post(
                "/" + provider + "/v1/chat/completions",
                simulator.provider(provider).apiKey(),
                "{\"model\":\"m\",\"messages\":[{}]}");
        Target target = new Target(
                name, simulator.port(), List.of(request), AnswerCheck.containing("\"finish_reason\":\"stop\""));
        return new Contender(target, Optional.of(new ProcessGroup(ProcessHandle.current())), Map.of());
    }

    @Test
    void measuresTheTargetsInAnotherOrderEachRound() {
        Comparison comparison = new Comparison(
                generator, List.of(contender(Table.DIRECT, "alder"), contender(Table.TOLLGATE, "birch")), quiet);

        List<Sample> samples = comparison.run(List.of(new Shape(2, 0)), 2, SHORT);

        assertThat(samples)
                .extracting(Sample::target)
                .containsExactly(Table.DIRECT, Table.TOLLGATE, Table.TOLLGATE, Table.DIRECT);
        assertThat(samples).allSatisfy(sample -> assertThat(sample.answered()).isPositive());
        assertThat(samples.stream().mapToDouble(Sample::cpu).sum()).isPositive();
        assertThat(Table.of(samples)).contains("closed 2", "direct", "tollgate").hasLineCount(3);
    }

    @Test
    void reportsWhatATargetAddsToTheDirectCallOfTheSameRound() {
        List<Sample> direct = List.of(sample(1, 100), sample(2, 4_000), sample(3, 200));
        List<Sample> samples = List.of(sample(1, 1_100), sample(2, 4_500), sample(3, 2_200));

        assertThat(Row.of(samples, direct).addedP50()).isEqualTo(1_000);
    }

    @Test
    void doesNotBeginWithATargetThatAnswersWrongly() {
        simulator.provider("alder").fail(Fault.status(503));
        Comparison comparison = new Comparison(generator, List.of(contender(Table.DIRECT, "alder")), quiet);

        assertThatThrownBy(() -> comparison.warmUp(SHORT))
                .isInstanceOf(BenchException.class)
                .hasMessageContaining("direct gave no right answer: {status 503=");
    }

    @Test
    void takesTheMedianOfTheRounds() {
        List<Sample> samples = List.of(sample(1, 900), sample(2, 1_000), sample(3, 5_000));

        assertThat(Row.of(samples, samples).p50()).isEqualTo(1_000);
        assertThat(Row.of(samples.subList(0, 2), List.of()).p50()).isEqualTo(950);
    }

    private static Sample sample(int round, double p50) {
        return new Sample(round, "closed 1", Table.TOLLGATE, 1, Map.of(), 1, p50, p50, p50, p50, 1, Map.of());
    }
}
