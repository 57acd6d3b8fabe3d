package io.tollgate.bench;

import io.tollgate.bench.load.LoadGenerator;
import io.tollgate.bench.load.LoadResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Measures all targets in turn, round after round, so that what the machine does meanwhile hits all of them alike. */
final class Comparison {

    private static final int WARM_UP_CONNECTIONS = 32;

    private final LoadGenerator generator;
    private final List<Contender> contenders;
    private final Progress progress;

    Comparison(LoadGenerator generator, List<Contender> contenders, Progress progress) {
        this.generator = generator;
        this.contenders = contenders;
        this.progress = progress;
    }

    /** The gateway's compiler needs the whole time to come to rest; the others are small, or not on a JVM. */
    void warmUp(Duration gateway) {
        Shape shape = new Shape(WARM_UP_CONNECTIONS, 0);
        for (Contender contender : contenders) {
            Duration time = contender.name().equals(Table.TOLLGATE) ? gateway : gateway.dividedBy(6);
            progress.say("warming up %s for %d s", contender.name(), time.toSeconds());
            LoadResult result = generator.run(contender.target(), shape.schedule(time), shape.connections());
            if (result.answered() == 0 && !time.isZero()) {
                throw new BenchException("%s gave no right answer: %s".formatted(contender.name(), result.failures()));
            }
        }
    }

    List<Sample> run(List<Shape> shapes, int rounds, Duration duration) {
        List<Sample> samples = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            List<Contender> order = new ArrayList<>(contenders);
            if (round % 2 == 0) {
                Collections.reverse(order);
            }
            for (Shape shape : shapes) {
                for (Contender contender : order) {
                    samples.add(measure(contender, shape, round, duration));
                }
            }
        }
        return samples;
    }

    private Sample measure(Contender contender, Shape shape, int round, Duration duration) {
        Map<String, ProcessGroup> processes = new LinkedHashMap<>(contender.behind());
        contender.process().ifPresent(own -> processes.put(contender.name(), own));
        Map<String, Duration> before = cpu(processes);
        LoadResult result = generator.run(contender.target(), shape.schedule(duration), shape.connections());
        Map<String, Double> used = new LinkedHashMap<>();
        cpu(processes).forEach((name, after) -> used.put(name, perRequest(after.minus(before.get(name)), result)));
        double own = used.containsKey(contender.name()) ? used.remove(contender.name()) : 0;
        Sample sample = new Sample(
                round,
                shape.title(),
                contender.name(),
                result.answered(),
                result.failures(),
                result.perSecond(),
                result.micros(50),
                result.micros(90),
                result.micros(99),
                result.micros(100),
                own,
                used);
        progress.say(
                "round %d, %-12s %-9s %8.0f requests/s, p50 %6.2f ms%s",
                round,
                sample.shape(),
                sample.target(),
                sample.perSecond(),
                sample.p50() / 1e3,
                result.failed() == 0 ? "" : ", failed: " + result.failures());
        return sample;
    }

    private static Map<String, Duration> cpu(Map<String, ProcessGroup> processes) {
        Map<String, Duration> times = new LinkedHashMap<>();
        processes.forEach((name, group) -> times.put(name, group.cpu()));
        return times;
    }

    private static double perRequest(Duration cpu, LoadResult result) {
        long requests = result.answered() + result.failed();
        return requests == 0 ? 0 : cpu.toNanos() / 1e3 / requests;
    }
}
