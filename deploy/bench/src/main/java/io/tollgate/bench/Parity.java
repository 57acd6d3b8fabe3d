package io.tollgate.bench;

import io.tollgate.bench.load.LoadGenerator;
import io.tollgate.bench.load.LoadResult;
import io.tollgate.bench.load.Schedule;
import io.tollgate.bench.load.Target;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** Sends an exact number of requests for a team of their own, and compares answers, API and rows to the pico-dollar. */
final class Parity {

    private static final int CONNECTIONS = 32;
    private static final int VARIANTS = 100;
    private static final Duration WRITE_LIMIT = Duration.ofSeconds(60);

    private final Stage stage;
    private final ControlPlane control;
    private final Seed.Team team;

    Parity(Stage stage, ControlPlane control, Seed.Team team) {
        this.stage = stage;
        this.control = control;
        this.team = team;
    }

    ParityResult run(LoadGenerator generator, int requests) {
        Ledger ledger = new Ledger();
        List<byte[]> bodies =
                IntStream.range(0, VARIANTS).mapToObj(this::request).toList();
        Target target = new Target(Table.TOLLGATE, stage.gatewayPort(), bodies, ledger);
        LoadResult load = generator.run(target, Schedule.count(requests), CONNECTIONS);
        long answeredAt = System.nanoTime();
        awaitRows(load.answered());
        Duration written = Duration.ofNanos(System.nanoTime() - answeredAt);
        ParityResult.Spend spend = spend();
        // Read again: a row written twice would come late.
        Books books = Books.of(team.name(), stage.postgresUrl());
        return ParityResult.of(requests, load, ledger, books, spend, written);
    }

    /** Of different lengths and limits, so that costs differ; each fifth is streamed. */
    private byte[] request(int variant) {
        String stream = variant % 5 == 0 ? ",\"stream\":true,\"stream_options\":{\"include_usage\":true}" : "";
        String body = "{\"model\":\"%s\",\"max_tokens\":%d,\"messages\":[{\"role\":\"user\",\"content\":\"%s\"}]%s}"
                .formatted(Seed.MODEL, 1 + variant * 3, "toll ".repeat(1 + variant), stream);
        return Target.post("/v1/chat/completions", team.key(), body);
    }

    private void awaitRows(long expected) {
        long deadline = System.nanoTime() + WRITE_LIMIT.toNanos();
        while (Books.of(team.name(), stage.postgresUrl()).rows() < expected && System.nanoTime() < deadline) {
            pause();
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("interrupted while waiting for the rows", e);
        }
    }

    private ParityResult.Spend spend() {
        for (JsonNode row : control.get("/api/spend?group_by=team").path("rows")) {
            if (row.at("/team/id").asString("").equals(team.id())) {
                return new ParityResult.Spend(
                        row.path("requests").asLong(),
                        new BigDecimal(row.path("spend").asString("0")));
            }
        }
        return new ParityResult.Spend(0, BigDecimal.ZERO);
    }
}
