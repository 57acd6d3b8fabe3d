package io.tollgate.bench;

import io.tollgate.bench.FailureFindings.Marks;
import io.tollgate.bench.load.AnswerCheck;
import io.tollgate.bench.load.LoadGenerator;
import io.tollgate.bench.load.LoadResult;
import io.tollgate.bench.load.Schedule;
import io.tollgate.bench.load.Target;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** One of three providers fails under load and comes back: nobody who asks is to notice. */
final class FailureBench {

    private static final String PROVIDER = "alder";
    private static final Duration HARD_P99 = Duration.ofMillis(100);
    private static final Duration OPEN_LIMIT = Duration.ofSeconds(5);
    private static final Duration BACK_LIMIT = Duration.ofSeconds(30);

    /** What a provider gets in a second, against what it got before it failed. */
    private static final double MOST_BURST = 1.5;

    /** As many as wait when a provider with a third of the requests says nothing for ten seconds. */
    private static final int CONNECTIONS_PER_RATE = 4;

    /** Streams that take a tenth of a second. */
    private static final Map<String, Integer> PACE =
            Map.of("latency_ms", 50, "chunks", 10, "chunk_delay_ms", 5, "answer_tokens", 60);

    private static final AnswerCheck WHOLE = AnswerCheck.containing("\"finish_reason\":\"stop\"", "data: [DONE]\n\n");

    private final FailureOptions options;
    private final Progress progress = new Progress(System.err);
    private boolean good = true;

    FailureBench(FailureOptions options) {
        this.options = options;
    }

    /** Whether everything held. */
    boolean run() {
        progress.say("starting simulator, PostgreSQL, Redis and gateway");
        try (Stage stage = Stage.start(options.stage());
                LoadGenerator generator = new LoadGenerator()) {
            Runtime.getRuntime().addShutdownHook(new Thread(stage::close));
            ControlPlane control = new ControlPlane(stage.gatewayAddress(), stage.operatorToken());
            Seed seed = new Seed(control);
            seed.catalogue(stage.simulatorPort());
            seed.organization();
            SimulatorControl simulator = new SimulatorControl(stage.simulatorAddress());
            simulator.behave(PACE);
            Line line = new Line(generator, stage.gatewayPort(), request(seed.team("failures")));
            progress.say("warming up");
            load(line, WHOLE, options.stage().warmUp());
            BreakerWatch breaker = new BreakerWatch(control, Seed.MODEL, "bench-" + PROVIDER);
            Outage.ALL.forEach(outage -> suffer(outage, line, simulator, breaker));
            return good;
        }
    }

    /** Where the load comes from, and where it goes. */
    private record Line(LoadGenerator generator, int port, byte[] request) {}

    private void suffer(Outage outage, Line line, SimulatorControl simulator, BreakerWatch breaker) {
        Timeline timeline = new Timeline(WHOLE);
        CompletableFuture<LoadResult> load = CompletableFuture.supplyAsync(() -> load(line, timeline, options.whole()));
        Broken broken = breakAndMend(simulator, breaker, outage);
        LoadResult result = load.join();
        judge(outage, result, broken, FailureFindings.of(timeline.seen(), PROVIDER, broken.marks()));
    }

    /** @param opened how long after the failure */
    private record Broken(Marks marks, Optional<Duration> opened) {}

    private Broken breakAndMend(SimulatorControl simulator, BreakerWatch breaker, Outage outage) {
        progress.say(
                "%s: calm, then out for %d s", outage.name(), options.outage().toSeconds());
        long begun = System.nanoTime();
        Pause.millis(options.calm().toMillis());
        simulator.fail(PROVIDER, PACE, outage.fault());
        long failed = System.nanoTime();
        Optional<Duration> opened = breaker.untilLeftAlone(options.outage());
        Pause.millis(Math.max(
                0, options.outage().minusNanos(System.nanoTime() - failed).toMillis()));
        simulator.fail(PROVIDER, PACE, Map.of());
        long recovered = System.nanoTime();
        long ended = recovered + options.recovery().toNanos();
        return new Broken(new Marks(begun, failed, recovered, ended), opened);
    }

    private void judge(Outage outage, LoadResult load, Broken broken, FailureFindings found) {
        say(
                "%s: %d answers, %d failures; p99 %d ms, during the failure %d ms; left alone after %s;"
                        + " back %s after recovery; at most %d/s of %.0f/s before",
                outage.name(),
                load.answered(),
                load.failed(),
                found.calmP99().toMillis(),
                found.outageP99().toMillis(),
                seconds(broken.opened()),
                seconds(found.back()),
                found.largestBurst(),
                found.calmPerSecond());
        require(load.failed() == 0, "%d requests failed: %s", load.failed(), load.failures());
        require(
                !outage.isHard() || found.addedP99().compareTo(HARD_P99) < 0,
                "p99 rose by %d ms",
                found.addedP99().toMillis());
        require(isWithin(broken.opened(), OPEN_LIMIT), "the breaker took longer than %s to open", OPEN_LIMIT);
        require(isWithin(found.back(), BACK_LIMIT), "traffic took longer than %s to come back", BACK_LIMIT);
        require(
                found.largestBurst() <= MOST_BURST * found.calmPerSecond(),
                "%d requests in a second is a burst",
                found.largestBurst());
    }

    private LoadResult load(Line line, AnswerCheck check, Duration duration) {
        Target target = new Target("gateway", line.port(), List.of(line.request()), check);
        Schedule schedule = Schedule.openLoop(options.rate(), duration);
        return line.generator().run(target, schedule, CONNECTIONS_PER_RATE * options.rate());
    }

    private static byte[] request(Seed.Team team) {
        String body =
                "{\"model\":\"%s\",\"max_tokens\":256,\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"%s\"}]}"
                        .formatted(Seed.MODEL, "toll ".repeat(40));
        return Target.post("/v1/chat/completions", team.key(), Map.of(), body);
    }

    private static boolean isWithin(Optional<Duration> taken, Duration limit) {
        return taken.filter(time -> time.compareTo(limit) <= 0).isPresent();
    }

    private static String seconds(Optional<Duration> time) {
        return time.map(taken -> "%.1f s".formatted(taken.toMillis() / 1e3)).orElse("never");
    }

    @SuppressWarnings("AnnotateFormatMethod") // Error Prone's annotations are not on the class path.
    private void require(boolean holds, String otherwise, Object... arguments) {
        if (!holds) {
            good = false;
            say("FAILED: " + otherwise, arguments);
        }
    }

    @SuppressWarnings("AnnotateFormatMethod") // Error Prone's annotations are not on the class path.
    private static void say(String format, Object... arguments) {
        System.out.println(format.formatted(arguments));
    }
}
