package io.tollgate.bench;

import io.tollgate.bench.load.LoadGenerator;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs the whole benchmark; ends with 1 when an answer was wrong or a row is missing, with 2 when it could not run. */
public final class Bench {

    static {
        System.setProperty("logback.configurationFile", "bench-logback.xml");
    }

    private static final int MOST_BUSY_PERCENT = 20;
    private static final int CONNECTIONS = 16;
    private static final Duration ALLOCATION_RUN = Duration.ofSeconds(4);

    private final BenchOptions options;
    private final Progress progress = new Progress(System.err);

    private Bench(BenchOptions options) {
        this.options = options;
    }

    public static void main(String[] arguments) {
        Scenario scenario = Scenario.of(arguments);
        String[] options = scenario.optionsAmong(arguments);
        if (List.of(options).contains("--help")) {
            System.out.println(scenario.usage());
            return;
        }
        try {
            System.exit(run(scenario, options) ? 0 : 1);
        } catch (BenchException impossible) {
            System.err.println("bench: " + impossible.getMessage());
            System.exit(2);
        }
    }

    private static boolean run(Scenario scenario, String... options) {
        return switch (scenario) {
            case COMPARISON -> new Bench(BenchOptions.parse(options)).run();
            case LEDGER -> new LedgerBench(LedgerOptions.parse(options)).run();
            case FAILURES -> new FailureBench(FailureOptions.parse(options)).run();
            case STREAMS -> new StreamsBench(StreamsOptions.parse(options)).run();
            case START -> new StartBench(StartOptions.parse(options)).run();
            case GROWTH -> new GrowthBench(GrowthOptions.parse(options)).run();
        };
    }

    private boolean run() {
        refuseABusyMachine();
        progress.say("starting simulator, PostgreSQL, Redis and gateway");
        try (Stage stage = Stage.start(options);
                LoadGenerator generator = new LoadGenerator()) {
            // Ctrl-C must not leave servers behind.
            Runtime.getRuntime().addShutdownHook(new Thread(stage::close));
            if (stage.nginx().isEmpty()) {
                progress.say("no '%s' on this machine: going without the bare proxy", options.nginx());
            }
            Report report = measure(stage, generator);
            Path results = options.root().resolve("deploy/bench/results");
            Path file = report.save(results);
            System.out.println(report.text());
            progress.say("all samples and charts: %s", options.root().relativize(file));
            return report.good() && asCheapAsBefore(report);
        }
    }

    /** Other work on the machine would be taken for the gateway's. */
    private void refuseABusyMachine() {
        double busy = options.busyAllowed() ? 0 : Machine.busyPercent().orElse(0.0);
        if (busy > MOST_BUSY_PERCENT) {
            throw new BenchException(
                    "the machine is %.0f %% busy with other work; wait until it is under %d %%, or say --busy=yes"
                            .formatted(busy, MOST_BUSY_PERCENT));
        }
    }

    private boolean asCheapAsBefore(Report report) {
        Path file = Baseline.file(options.root());
        return switch (options.baseline()) {
            case NO -> true;
            case WRITE -> {
                report.baseline().write(file);
                progress.say("baseline: %s", options.root().relativize(file));
                yield true;
            }
            case CHECK -> {
                List<String> dearer = Baseline.read(file).exceededBy(report.baseline());
                dearer.forEach(line -> progress.say("dearer than %s: %s", file.getFileName(), line));
                yield dearer.isEmpty();
            }
        };
    }

    private Report measure(Stage stage, LoadGenerator generator) {
        ControlPlane control = new ControlPlane(stage.gatewayAddress(), stage.operatorToken());
        Seed seed = new Seed(control);
        seed.catalogue(stage.simulatorPort());
        seed.organization();
        Seed.Team full = seed.team("load");
        Seed.Team parityTeam = seed.team("parity");
        Seed bareSeed = new Seed(new ControlPlane(stage.gatewayAddress(), stage.operatorToken()));
        bareSeed.unlimitedOrganization();
        Seed.Team bare = bareSeed.unlimitedTeam("bare");
        Contenders contenders = new Contenders(stage);
        long residentAtStart = stage.gateway().residentMegabytes();
        Comparison comparison = new Comparison(
                generator,
                contenders.all(full, bare),
                new SimulatorControl(stage.simulatorAddress())::behave,
                progress);
        List<Workload> workloads = workloads();
        comparison.warmUp(workloads, options.warmUp());
        List<Sample> samples = comparison.run(workloads, options.rounds(), options.duration());
        progress.say("measuring allocation");
        Map<String, Long> allocated = new LinkedHashMap<>();
        contenders
                .jvms(full, bare)
                .forEach(jvm -> allocated.put(jvm.name(), Allocation.perRequest(generator, jvm, ALLOCATION_RUN)));
        Optional<ParityResult> parity = options.rows() == 0
                ? Optional.empty()
                : Optional.of(new Parity(stage, control, parityTeam).run(generator, options.rows()));
        Report.GatewayFacts facts = new Report.GatewayFacts(
                stage.gatewayReady().toMillis(),
                residentAtStart,
                stage.gateway().residentMegabytes(),
                allocated);
        return new Report(Instant.now(), options, samples, parity, facts);
    }

    private List<Workload> workloads() {
        List<Workload> workloads = new ArrayList<>(Workload.chats(Shape.of(options)));
        if (options.prompts()) {
            workloads.addAll(Workload.prompts(CONNECTIONS));
        }
        if (options.streamRate() > 0) {
            workloads.addAll(Workload.streams(CONNECTIONS, options.streamRate()));
        }
        return workloads;
    }
}
