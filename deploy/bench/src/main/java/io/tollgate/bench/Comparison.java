package io.tollgate.bench;

import io.tollgate.bench.load.LoadGenerator;
import io.tollgate.bench.load.LoadResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;

/** Measures all targets in turn, round after round, so that what the machine does meanwhile hits all of them alike. */
final class Comparison {

    private static final int WARM_UP_CONNECTIONS = 32;

    /** Those on a JVM that nobody has warmed up before. */
    private static final Set<String> COLD = Set.of(Table.TOLLGATE, Table.RIVAL, Table.REACTOR_NETTY, Table.WEBFLUX);

    /** The same order in every run, another in every round. */
    private final Random random = new Random(1);

    private final LoadGenerator generator;
    private final List<Contender> contenders;
    private final Consumer<Map<String, Integer>> simulator;
    private final Progress progress;

    /**
     * @param simulator sets how the simulated providers answer
     */
    Comparison(
            LoadGenerator generator,
            List<Contender> contenders,
            Consumer<Map<String, Integer>> simulator,
            Progress progress) {
        this.generator = generator;
        this.contenders = contenders;
        this.simulator = simulator;
        this.progress = progress;
    }

    /**
     * A JVM's compiler needs the whole time to come to rest, and compiles only what runs: where streams are measured,
     * half of the time again goes to them.
     */
    void warmUp(List<Workload> workloads, Duration gateway) {
        warmUpWith(Workload.chats(List.of(Shape.closed(WARM_UP_CONNECTIONS))), gateway);
        warmUpWith(workloads.stream().filter(Workload::closedStream).toList(), gateway.dividedBy(2));
    }

    private void warmUpWith(List<Workload> workloads, Duration gateway) {
        for (Workload workload : workloads) {
            simulator.accept(workload.simulator());
            for (Contender contender : contenders) {
                warmUp(contender, workload, COLD.contains(contender.name()) ? gateway : gateway.dividedBy(6));
            }
        }
    }

    private void warmUp(Contender contender, Workload workload, Duration time) {
        progress.say("warming up %s for %d s: %s", contender.name(), time.toSeconds(), workload.title());
        LoadResult result = generator.run(contender.target(workload), workload.schedule(time), workload.connections());
        if (result.answered() == 0 && !time.isZero()) {
            throw new BenchException("%s gave no right answer: %s".formatted(contender.name(), result.failures()));
        }
    }

    List<Sample> run(List<Workload> workloads, int rounds, Duration duration) {
        List<Sample> samples = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            List<Contender> order = new ArrayList<>(contenders);
            Collections.shuffle(order, random);
            for (Workload workload : workloads) {
                simulator.accept(workload.simulator());
                for (Contender contender : order) {
                    samples.add(measure(contender, workload, round, duration));
                }
            }
        }
        return samples;
    }

    private Sample measure(Contender contender, Workload workload, int round, Duration duration) {
        Map<String, ProcessGroup> processes = new LinkedHashMap<>(contender.behind());
        contender.process().ifPresent(own -> processes.put(contender.name(), own));
        Map<String, Duration> before = cpu(processes);
        LoadResult result =
                generator.run(contender.target(workload), workload.schedule(duration), workload.connections());
        Map<String, Double> used = new LinkedHashMap<>();
        cpu(processes).forEach((name, after) -> used.put(name, perRequest(after.minus(before.get(name)), result)));
        double own = used.containsKey(contender.name()) ? used.remove(contender.name()) : 0;
        Sample sample = Sample.of(round, workload, contender.name(), result, own, used);
        progress.say(
                "round %d, %-24s %-13s %8.0f requests/s, p50 %6.2f ms%s",
                round,
                sample.load(),
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
