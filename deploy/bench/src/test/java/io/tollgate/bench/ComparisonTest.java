package io.tollgate.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.bench.load.LoadGenerator;
import io.tollgate.simulator.Fault;
import io.tollgate.simulator.Simulator;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
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
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Progress progress = new Progress(new PrintStream(said, true, UTF_8));

    @AfterEach
    void stop() {
        generator.close();
        simulator.close();
    }

    private Contender contender(String name, String provider) {
        Door door = new Door(
                simulator.port(),
                "/" + provider + "/v1/chat/completions",
                simulator.provider(provider).apiKey(),
                Map.of(),
                "m");
        return new Contender(name, List.of(door), Optional.of(new ProcessGroup(ProcessHandle.current())), Map.of());
    }

    private Comparison comparison(Contender... contenders) {
        URI address = URI.create("http://127.0.0.1:" + simulator.port());
        return new Comparison(generator, List.of(contenders), new SimulatorControl(address)::behave, progress);
    }

    @Test
    void measuresAllTargetsInEveryRound() {
        Comparison comparison = comparison(contender(Table.DIRECT, "alder"), contender(Table.TOLLGATE, "birch"));

        List<Sample> samples = comparison.run(Workload.chats(List.of(Shape.closed(2))), 2, SHORT);

        assertThat(samples)
                .extracting(Sample::target)
                .containsExactlyInAnyOrder(Table.DIRECT, Table.TOLLGATE, Table.DIRECT, Table.TOLLGATE);
        assertThat(samples).allSatisfy(sample -> assertThat(sample.answered()).isPositive());
        assertThat(samples.stream().mapToDouble(Sample::cpu).sum()).isPositive();
        assertThat(Table.of(samples)).contains("closed 2", "direct", "tollgate").hasLineCount(3);
    }

    @Test
    void tellsThePiecesOfStreamsApart() {
        Comparison comparison = comparison(contender(Table.DIRECT, "alder"));

        List<Sample> samples = comparison.run(Workload.streams(2, 0), 1, SHORT);

        // The role, 50 chunks of text, the finish reason, usage and the end; one that arrives in two parts counts
        // twice.
        assertThat(samples)
                .singleElement()
                .satisfies(sample -> assertThat(sample.stream())
                        .hasValueSatisfying(
                                stream -> assertThat(stream.pieces()).isBetween(54.0, 60.0)));
        assertThat(Table.of(samples)).contains("TTFT p50", "stream, closed 2");
    }

    @Test
    void drawsWhatWasMeasured() {
        Comparison comparison = comparison(contender(Table.DIRECT, "alder"), contender(Table.TOLLGATE, "birch"));
        List<Sample> samples = comparison.run(Workload.chats(List.of(Shape.open(50))), 1, SHORT);

        List<Chart> charts = Chart.of(Table.rows(samples));

        assertThat(charts).extracting(Chart::name).containsExactly("cpu", "added-p50", "added-p99");
        assertThat(charts.get(0).svg()).startsWith("<svg").contains("tollgate").doesNotContain("direct");
    }

    @Test
    void reportsWhatATargetAddsToTheDirectCallOfTheSameRound() {
        List<Sample> direct = List.of(sample(1, 100), sample(2, 4_000), sample(3, 200));
        List<Sample> samples = List.of(sample(1, 1_100), sample(2, 4_500), sample(3, 2_200));

        assertThat(Row.of(new Medians(samples, direct)).addedP50()).isEqualTo(1_000);
    }

    @Test
    void doesNotBeginWithATargetThatAnswersWrongly() {
        simulator.provider("alder").fail(Fault.status(503));
        Comparison comparison =
                new Comparison(generator, List.of(contender(Table.DIRECT, "alder")), behaviour -> {}, progress);

        assertThatThrownBy(() -> comparison.warmUp(List.of(), SHORT))
                .isInstanceOf(BenchException.class)
                .hasMessageContaining("direct gave no right answer: {status 503=");
    }

    @Test
    void warmsUpTheStreamsToo() {
        comparison(contender(Table.DIRECT, "alder")).warmUp(Workload.streams(2, 100), SHORT);

        assertThat(said.toString(UTF_8).lines())
                .satisfiesExactly(
                        line -> assertThat(line).contains("warming up direct", "0.2 KB, closed"),
                        line -> assertThat(line).contains("warming up direct", "stream, closed 2"));
    }

    @Test
    void takesTheMedianOfTheRounds() {
        List<Sample> samples = List.of(sample(1, 900), sample(2, 1_000), sample(3, 5_000));

        assertThat(Row.of(new Medians(samples, samples)).p50()).isEqualTo(1_000);
        assertThat(Row.of(new Medians(samples.subList(0, 2), List.of())).p50()).isEqualTo(950);
    }

    private static Sample sample(int round, double p50) {
        return new Sample(
                round, "closed 1", Table.TOLLGATE, 1, Map.of(), 1, p50, p50, p50, p50, Optional.empty(), 1, Map.of());
    }
}
