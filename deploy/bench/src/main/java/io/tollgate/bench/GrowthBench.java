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
    private record Cost(double cpu, double ofNginx, long allocated) {}

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
        Contenders contenders = new Contenders(stage);
        List<Contender> grown = grown(seed, contenders);
        Contender small = grown.get(0);
        progress.say("warming up for %d s", options.stage().warmUp().toSeconds());
        generator.run(small.target(CHAT), Schedule.closedLoop(options.stage().warmUp()), CONNECTIONS);
        grown.forEach(each -> callEachKeyOnce(generator, each));

        Map<String, Cost> costs = costs(stage, generator, grown);
        Cost one = Objects.requireNonNull(costs.get(ONE_KEY));
        costs.forEach((name, cost) -> compare(name, cost, one));

        int models = options.offerings() / GrowthSeed.OFFERINGS_OF_A_MODEL;
        progress.say("making %d models", models);
        seed.models(1, models);
        generator.run(small.target(CHAT), Schedule.closedLoop(options.duration()), CONNECTIONS);
        Cost among =
                Objects.requireNonNull(costs(stage, generator, List.of(small)).get(ONE_KEY));
        compare("%d offerings".formatted(options.offerings()), among, one);
    }

    private List<Contender> grown(GrowthSeed seed, Contenders contenders) {
        List<Contender> grown = new ArrayList<>();
        for (int keys : new TreeSet<>(List.of(1, Math.max(1, options.keys() / 100), options.keys()))) {
            progress.say("making %d keys", keys);
            String name = keys == 1 ? ONE_KEY : "%d keys".formatted(keys);
            grown.add(contenders.gateway(name, seed.keys("One of %d".formatted(keys), keys), GrowthSeed.model(0)));
        }
        grown.add(contenders.gateway(EIGHT_LIMITS, List.of(seed.keyWithEightLimits()), GrowthSeed.model(0)));
        return grown;
    }

    private void callEachKeyOnce(LoadGenerator generator, Contender contender) {
        progress.say("calling with %s", contender.name());
        Target target = contender.target(CHAT);
        generator.run(target, Schedule.count(Math.max(1_000, target.requests().size())), CONNECTIONS);
    }

    private Map<String, Cost> costs(Stage stage, LoadGenerator generator, List<Contender> grown) {
        List<Contender> all = new ArrayList<>(grown);
        new Contenders(stage).nginx().ifPresent(all::add);
        List<Sample> samples = new Comparison(
                        generator, all, new SimulatorControl(stage.simulatorAddress())::behave, progress)
                .run(List.of(CHAT), options.rounds(), options.duration());
        double nginx = Math.max(1, cpu(samples, Table.NGINX));
        Allocation allocation = new Allocation(stage.gatewayAddress(), Stage.METRICS_TOKEN);
        Map<String, Cost> costs = new LinkedHashMap<>();
        for (Contender each : grown) {
            double cpu = cpu(samples, each.name());
            long allocated = allocation.perRequest(generator, each, options.duration());
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

    private void compare(String name, Cost cost, Cost one) {
        double cpu = cost.ofNginx / one.ofNginx;
        double allocated = (double) cost.allocated / one.allocated;
        boolean same = cpu <= MOST && allocated <= MOST;
        flat &= same;
        System.out.printf(
                "%-16s %4.0f us of CPU a request, %.1f times nginx's, %.2f times that of one key; %4.0f KB allocated, %.2f times%s%n",
                name, cost.cpu, cost.ofNginx, cpu, cost.allocated / 1e3, allocated, same ? "" : "  NOT FLAT");
    }
}
