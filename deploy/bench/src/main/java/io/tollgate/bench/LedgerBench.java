package io.tollgate.bench;

import io.tollgate.bench.load.AnswerCheck;
import io.tollgate.bench.load.LoadGenerator;
import io.tollgate.bench.load.LoadResult;
import io.tollgate.bench.load.Schedule;
import io.tollgate.bench.load.Target;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The books under load: one budget on many gateways, what Redis has to do, and PostgreSQL stopped. */
final class LedgerBench {

    private static final String PATH = "/v1/chat/completions";
    private static final int CONNECTIONS = 64;
    private static final Duration PEAK = Duration.ofSeconds(10);
    private static final Duration WRITE_LIMIT = Duration.ofMinutes(10);
    private static final Duration IDLE = Duration.ofSeconds(5);

    private final LedgerOptions options;
    private final Progress progress = new Progress(System.err);
    private boolean good = true;

    LedgerBench(LedgerOptions options) {
        this.options = options;
    }

    /** Whether everything held. */
    boolean run() {
        progress.say("starting simulator, PostgreSQL, Redis and %d gateways", options.gateways());
        try (Stage stage = Stage.start(options.stage());
                LoadGenerator generator = new LoadGenerator()) {
            Runtime.getRuntime().addShutdownHook(new Thread(stage::close));
            Seed seed = new Seed(new ControlPlane(stage.gatewayAddress(), stage.operatorToken()));
            seed.catalogue(stage.simulatorPort());
            seed.organization();
            oneDollar(stage, seed.team("dollar", "1"));
            Seed.Team team = seed.team("load");
            warmUp(stage, generator, team);
            double peak = peak(stage, generator, team);
            redisWork(stage, generator, team);
            stopPostgres(stage, generator, seed.team("outage"), peak);
            return good;
        }
    }

    private void oneDollar(Stage stage, Seed.Team team) {
        DollarRun.Outcome outcome = new DollarRun(stage, request(team), options.callers(), options.gateways()).run();
        Books books = awaitRows(stage, team, outcome.served());
        double usd = books.budgetNano() / 1e9;
        say(
                "one dollar: %d callers on %d gateways, %d answers of %d asked, %.9f USD charged",
                options.callers(), options.gateways(), outcome.served(), outcome.asked(), usd);
        require(usd <= 1 && usd > 0.9, "charged %.9f USD of a budget of 1", usd);
        verify(stage);
    }

    private void warmUp(Stage stage, LoadGenerator generator, Seed.Team team) {
        progress.say("warming up");
        generator.run(
                target(stage, team, CHECKED),
                Schedule.closedLoop(options.stage().warmUp()),
                CONNECTIONS);
    }

    private double peak(Stage stage, LoadGenerator generator, Seed.Team team) {
        LoadResult load = generator.run(target(stage, team, CHECKED), Schedule.closedLoop(PEAK), CONNECTIONS);
        say("peak: %.0f requests/s over %d connections", load.perSecond(), CONNECTIONS);
        return load.perSecond();
    }

    /** What else goes on in Redis is taken off: writers look for rows, nodes say that they live. */
    private void redisWork(Stage stage, LoadGenerator generator, Seed.Team team) {
        ProcessGroup server = Objects.requireNonNull(stage.others().get("redis"));
        Duration before = server.cpu();
        Pause.millis(IDLE.toMillis());
        double idlePerSecond = server.cpu().minus(before).toNanos() / 1e3 / IDLE.toSeconds();
        Duration begun = server.cpu();
        LoadResult load = generator.run(target(stage, team, CHECKED), Schedule.count(options.calls()), CONNECTIONS);
        double micros = micros(server.cpu().minus(begun), load.answered())
                - idlePerSecond * load.elapsed().toNanos() / 1e9 / load.answered();
        say(
                "redis: %.0f us of CPU for each request, its row included; %.0f us each second without any",
                micros, idlePerSecond);
    }

    private void stopPostgres(Stage stage, LoadGenerator generator, Seed.Team team, double peak) {
        Target target = target(stage, team, CHECKED);
        generator.run(target, Schedule.count(10), 1);
        ProcessGroup postgres = Objects.requireNonNull(stage.others().get("postgres"));
        progress.say("PostgreSQL is stopped for %d s", options.outage().toSeconds());
        postgres.signal("STOP");
        LoadResult load;
        try {
            load = generator.run(target, Schedule.openLoop(options.rate(), options.outage()), CONNECTIONS);
        } finally {
            postgres.signal("CONT");
        }
        long begun = System.nanoTime();
        Books books = awaitRows(stage, team, load.answered() + 10);
        double seconds = (System.nanoTime() - begun) / 1e9;
        say(
                "postgres stopped for %d s at %d requests/s: %d answers, %d failures, %d rows",
                options.outage().toSeconds(), options.rate(), load.answered(), load.failed(), books.rows() - 10);
        say(
                "written in %.1f s: %.0f rows/s, %.1f times the peak",
                seconds, books.rows() / seconds, books.rows() / seconds / peak);
        require(books.rows() == load.answered() + 10, "%d rows of %d answers", books.rows() - 10, load.answered());
        require(load.failed() == 0, "%d requests failed: %s", load.failed(), load.failures());
        verify(stage);
    }

    private static final AnswerCheck CHECKED = AnswerCheck.containing("\"usage\"");

    private static Target target(Stage stage, Seed.Team team, AnswerCheck check) {
        return new Target("gateway", stage.gatewayPort(), List.of(request(team)), check);
    }

    private static byte[] request(Seed.Team team) {
        String body = "{\"model\":\"%s\",\"max_tokens\":256,\"messages\":[{\"role\":\"user\",\"content\":\"%s\"}]}"
                .formatted(Seed.MODEL, "toll ".repeat(40));
        return Target.post(PATH, team.key(), Map.of(), body);
    }

    private static Books awaitRows(Stage stage, Seed.Team team, long expected) {
        long deadline = System.nanoTime() + WRITE_LIMIT.toNanos();
        Books books = Books.of(team.name(), stage.postgresUrl());
        while (books.rows() < expected && System.nanoTime() < deadline) {
            Pause.millis(100);
            books = Books.of(team.name(), stage.postgresUrl());
        }
        return books;
    }

    private void verify(Stage stage) {
        ServerProcess.Ended ended = stage.verifyLedger();
        say("verify-ledger: %s", ended.lastLine());
        require(ended.exit() == 0, "verify-ledger ended with %d", ended.exit());
        require(ended.lastLine().contains("; 0 requests under way"), "holds are left: %s", ended.lastLine());
    }

    private static double micros(Duration cpu, long calls) {
        return cpu.toNanos() / 1e3 / calls;
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
