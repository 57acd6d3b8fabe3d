package io.tollgate.bench;

import io.tollgate.bench.load.LoadGenerator;
import io.tollgate.bench.load.Schedule;
import io.tollgate.bench.load.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/** What a request costs where there is much of everything, beside what it costs where there is little. */
final class GrowthBench {

    private static final int CONNECTIONS = 64;
    private static final double MOST = 1.1;
    private static final Workload CHAT =
            Workload.chats(List.of(Shape.closed(CONNECTIONS))).get(0);

    private static final String ONE_KEY = "1 key";
    private static final String EIGHT_LIMITS = "8 limits";

    private final GrowthOptions options;
    private final Progress progress = new Progress(System.err);
    private boolean flat = true;

    /**
     * What one request costs.
     *
     * @param cpu in microseconds
     * @param ofNginx the same as a multiple of nginx's in the same rounds; the CPU itself where there is no nginx
     * @param allocated in bytes
     */
    private record Cost(double cpu, double ofNginx, long allocated) {

        @Override
        public String toString() {
            return "%4.0f us of CPU a request, %.1f times nginx's, %4.0f KB allocated"
                    .formatted(cpu, ofNginx, allocated / 1e3);
        }
    }

    GrowthBench(GrowthOptions options) {
        this.options = options;
    }

    /** Whether nothing became dearer by more than a tenth. */
    boolean run() {
        progress.say("starting simulator, PostgreSQL, Redis and gateway");
        try (Stage stage = Stage.start(options.stage());
                LoadGenerator generator = new LoadGenerator()) {
            Runtime.getRuntime().addShutdownHook(new Thread(stage::close));
            new Seed(new ControlPlane(stage.gatewayAddress(), stage.operatorToken())).catalogue(stage.simulatorPort());
            measure(stage, generator);
            return flat;
        }
    }

    private void measure(Stage stage, LoadGenerator generator) {
        GrowthSeed seed = new GrowthSeed(stage, generator);
        seed.models(0, 1);
        Contender small = contender(stage, ONE_KEY, seed.keys("One", 1));
        progress.say("warming up for %d s", options.stage().warmUp().toSeconds());
        generator.run(small.target(CHAT), Schedule.closedLoop(options.stage().warmUp()), CONNECTIONS);
        Cost alone = cost(stage, generator, small);

        List<Contender> grown = grown(stage, seed, small);
        grown.forEach(each -> callEachKeyOnce(generator, each));
        Map<String, Cost> costs = costs(stage, generator, grown);
        Cost one = Objects.requireNonNull(costs.get(ONE_KEY));
        System.out.printf("The only key of the gateway, %s%n", alone);
        costs.forEach((name, cost) -> compare(name, cost, name.equals(ONE_KEY) ? alone : one));

        int models = options.offerings() / GrowthSeed.OFFERINGS_OF_A_MODEL;
        progress.say("making %d models", models);
        seed.models(1, models);
        generator.run(small.target(CHAT), Schedule.closedLoop(options.duration()), CONNECTIONS);
        compare("%d offerings".formatted(options.offerings()), cost(stage, generator, small), one);
    }

    private List<Contender> grown(Stage stage, GrowthSeed seed, Contender small) {
        List<Contender> grown = new ArrayList<>(List.of(small));
        for (int keys : new TreeSet<>(List.of(Math.max(2, options.keys() / 100), options.keys()))) {
            progress.say("making %d keys", keys);
            grown.add(contender(stage, "%d keys".formatted(keys), seed.keys("One of %d".formatted(keys), keys)));
        }
        grown.add(contender(stage, EIGHT_LIMITS, List.of(seed.keyWithEightLimits())));
        return grown;
    }

    private static Contender contender(Stage stage, String name, List<String> secrets) {
        return new Contenders(stage).gateway(name, secrets, GrowthSeed.model(0));
    }

    private void callEachKeyOnce(LoadGenerator generator, Contender contender) {
        progress.say("calling with %s", contender.name());
        Target target = contender.target(CHAT);
        generator.run(target, Schedule.count(Math.max(1_000, target.requests().size())), CONNECTIONS);
    }

    private Cost cost(Stage stage, LoadGenerator generator, Contender contender) {
        return Objects.requireNonNull(
                costs(stage, generator, List.of(contender)).get(contender.name()));
    }

    private Map<String, Cost> costs(Stage stage, LoadGenerator generator, List<Contender> grown) {
        List<Contender> all = new ArrayList<>(grown);
        new Contenders(stage).nginx().ifPresent(all::add);
        List<Sample> samples = new Comparison(
                        generator, all, new SimulatorControl(stage.simulatorAddress())::behave, progress)
                .run(List.of(CHAT), options.rounds(), options.duration());
        double nginx = Math.max(1, cpu(samples, Table.NGINX));
        Map<String, Cost> costs = new LinkedHashMap<>();
        for (Contender each : grown) {
            double cpu = cpu(samples, each.name());
            long allocated = Allocation.perRequest(generator, each, options.duration());
            costs.put(each.name(), new Cost(cpu, cpu / nginx, allocated));
        }
        return costs;
    }

    private static double cpu(List<Sample> samples, String target) {
        return new Medians(
                        samples.stream()
                                .filter(sample -> sample.target().equals(target))
                                .toList(),
                        List.of())
                .of(Sample::cpu);
    }

    private void compare(String name, Cost cost, Cost small) {
        double cpu = cost.ofNginx / small.ofNginx;
        double allocated = (double) cost.allocated / small.allocated;
        boolean same = cpu <= MOST && allocated <= MOST;
        flat &= same;
        System.out.printf("%-16s %s, %.2f and %.2f times%s%n", name, cost, cpu, allocated, same ? "" : "  NOT FLAT");
    }
}
