package io.tollgate.bench;

import io.tollgate.bench.load.AnswerCheck;
import io.tollgate.bench.load.LoadGenerator;
import io.tollgate.bench.load.LoadResult;
import io.tollgate.bench.load.Schedule;
import io.tollgate.bench.load.Target;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Many streams that are open at once and say little: what each takes of the gateway's memory, and whether all come whole. */
final class StreamsBench {

    private static final int CHUNK_MILLIS = 500;
    private static final long MOST_KILOBYTES = 40;
    private static final int WARM_UP_CONNECTIONS = 64;

    private static final AnswerCheck WHOLE = AnswerCheck.containing("\"finish_reason\":\"stop\"", "data: [DONE]\n\n");

    private final StreamsOptions options;
    private final Progress progress = new Progress(System.err);

    StreamsBench(StreamsOptions options) {
        this.options = options;
    }

    /** Whether everything held. */
    boolean run() {
        progress.say("starting simulator, PostgreSQL, Redis and gateway");
        try (Stage stage = Stage.start(options.stage());
                LoadGenerator generator = new LoadGenerator()) {
            Runtime.getRuntime().addShutdownHook(new Thread(stage::close));
            Seed seed = new Seed(new ControlPlane(stage.gatewayAddress(), stage.operatorToken()));
            seed.catalogue(stage.simulatorPort());
            seed.unlimitedOrganization();
            Target gateway =
                    new Target("gateway", stage.gatewayPort(), List.of(request(seed.unlimitedTeam("streams"))), WHOLE);
            SimulatorControl simulator = new SimulatorControl(stage.simulatorAddress());
            progress.say("warming up");
            simulator.behave(Map.of("chunks", 20, "chunk_delay_ms", 0, "answer_tokens", 60));
            generator.run(gateway, Schedule.closedLoop(options.stage().warmUp()), WARM_UP_CONNECTIONS);
            simulator.behave(Map.of("chunks", chunks(), "chunk_delay_ms", CHUNK_MILLIS, "answer_tokens", 2 * chunks()));
            return measure(stage.gateway(), generator, gateway);
        }
    }

    private boolean measure(ProcessGroup gateway, LoadGenerator generator, Target target) {
        gateway.collectGarbage();
        long before = gateway.residentMegabytes();
        Duration beginning = options.beginning();
        CompletableFuture<LoadResult> load = CompletableFuture.supplyAsync(() -> generator.run(
                target,
                Schedule.openLoop(options.perSecond(), beginning),
                options.streams(),
                options.length().multipliedBy(2)));
        progress.say("%d streams begin within %d s", options.streams(), beginning.toSeconds());
        Pause.millis(beginning.plus(options.length()).toMillis() / 2 + beginning.toMillis() / 2);
        long resident = gateway.residentMegabytes();
        gateway.collectGarbage();
        long collected = gateway.residentMegabytes();
        LoadResult result = load.join();
        long kilobytes = Math.max(0, resident - before) * 1024 / options.streams();
        System.out.printf(
                "%d streams whole, %d failed %s; resident %d MB before, %d MB with all of them (%d KB each), %d MB after a"
                        + " collection; gap between chunks p50 %.0f ms, p99 %.0f ms, to the first p99 %.0f ms%n",
                result.answered(),
                result.failed(),
                result.failures(),
                before,
                resident,
                kilobytes,
                collected,
                result.pieces().gapMicros(50) / 1e3,
                result.pieces().gapMicros(99) / 1e3,
                result.pieces().firstMicros(99) / 1e3);
        return result.failed() == 0 && result.answered() >= options.streams() && kilobytes <= MOST_KILOBYTES;
    }

    private int chunks() {
        return Math.toIntExact(options.length().toMillis() / CHUNK_MILLIS);
    }

    private static byte[] request(Seed.Team team) {
        String body =
                "{\"model\":\"%s\",\"max_tokens\":1024,\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"%s\"}]}"
                        .formatted(Seed.MODEL, "toll ".repeat(40));
        return Target.post("/v1/chat/completions", team.key(), Map.of(), body);
    }
}
