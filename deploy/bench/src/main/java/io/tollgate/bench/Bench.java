package io.tollgate.bench;

import io.tollgate.bench.load.AnswerCheck;
import io.tollgate.bench.load.LoadGenerator;
import io.tollgate.bench.load.Target;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs the whole benchmark; ends with 1 when an answer was wrong or a row is missing, with 2 when it could not run. */
public final class Bench {

    static {
        System.setProperty("logback.configurationFile", "bench-logback.xml");
    }

    private static final AnswerCheck WHOLE_ANSWER =
            AnswerCheck.containing("\"finish_reason\":\"stop\"", "At dusk the book", "\"completion_tokens\":180");
    /** About 700 bytes, as a short chat has. */
    private static final String BODY = """
            {"model":"%s","max_tokens":256,"temperature":0.7,"messages":[\
            {"role":"system","content":"You answer questions about bridges and tolls. Be brief and exact."},\
            {"role":"user","content":"%s"}]}""";

    private static final String QUESTION = "How does a keeper know that no cart has passed unpaid? ".repeat(10);

    private final BenchOptions options;
    private final Progress progress = new Progress(System.err);

    private Bench(BenchOptions options) {
        this.options = options;
    }

    public static void main(String[] arguments) {
        if (List.of(arguments).contains("--help")) {
            System.out.println(BenchOptions.USAGE);
            return;
        }
        try {
            System.exit(new Bench(BenchOptions.parse(arguments)).run() ? 0 : 1);
        } catch (BenchException impossible) {
            System.err.println("bench: " + impossible.getMessage());
            System.exit(2);
        }
    }

    private boolean run() {
        progress.say("starting simulator, PostgreSQL, Redis and gateway");
        try (Stage stage = Stage.start(options);
                LoadGenerator generator = new LoadGenerator()) {
            // Ctrl-C must not leave servers behind.
            Runtime.getRuntime().addShutdownHook(new Thread(stage::close));
            Report report = measure(stage, generator);
            Path file = report.save(options.root().resolve("deploy/bench/results"));
            System.out.println(report.text());
            progress.say("all samples: %s", options.root().relativize(file));
            return report.good();
        }
    }

    private Report measure(Stage stage, LoadGenerator generator) {
        ControlPlane control = new ControlPlane(stage.gatewayAddress(), stage.operatorToken());
        Seed seed = new Seed(control);
        seed.catalogue(stage.simulatorPort());
        seed.organization();
        Seed.Team loadTeam = seed.team("load");
        Seed.Team parityTeam = seed.team("parity");
        long residentAtStart = stage.gateway().residentMegabytes();
        Comparison comparison = new Comparison(generator, contenders(stage, loadTeam), progress);
        comparison.warmUp(options.warmUp());
        List<Sample> samples = comparison.run(Shape.of(options), options.rounds(), options.duration());
        Optional<ParityResult> parity = options.rows() == 0
                ? Optional.empty()
                : Optional.of(new Parity(stage, control, parityTeam).run(generator, options.rows()));
        Report.GatewayFacts facts = new Report.GatewayFacts(
                stage.gatewayReady().toMillis(),
                residentAtStart,
                stage.gateway().residentMegabytes());
        return new Report(Instant.now(), options, samples, parity, facts);
    }

    private List<Contender> contenders(Stage stage, Seed.Team team) {
        byte[] direct = Target.post(
                "/alder/v1/chat/completions", "sk-alder-simulator", BODY.formatted("gpt-oss-120b", QUESTION));
        byte[] gateway = Target.post("/v1/chat/completions", team.key(), BODY.formatted(Seed.MODEL, QUESTION));
        Map<String, ProcessGroup> others = stage.others();
        Map<String, ProcessGroup> simulator = Map.of("simulator", others.get("simulator"));
        List<Contender> contenders = new ArrayList<>();
        contenders.add(new Contender(
                new Target(Table.DIRECT, stage.simulatorPort(), List.of(direct), WHOLE_ANSWER),
                Optional.empty(),
                simulator));
        stage.nginx()
                .ifPresentOrElse(
                        nginx -> contenders.add(new Contender(
                                new Target(Table.NGINX, nginx.port(), List.of(direct), WHOLE_ANSWER),
                                Optional.of(new ProcessGroup(nginx.process().handle())),
                                simulator)),
                        () -> progress.say("no '%s' on this machine: going without the bare proxy", options.nginx()));
        contenders.add(new Contender(
                new Target(Table.TOLLGATE, stage.gatewayPort(), List.of(gateway), WHOLE_ANSWER),
                Optional.of(stage.gateway()),
                others));
        return contenders;
    }
}
