package io.tollgate.bench;

import io.netty.handler.codec.http.FullHttpResponse;
import io.tollgate.bench.load.AnswerCheck;
import io.tollgate.bench.load.LoadGenerator;
import io.tollgate.bench.load.Schedule;
import io.tollgate.bench.load.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/** Many callers on several gateways who spend one budget at once, until nobody gets an answer any more. */
record DollarRun(Stage stage, byte[] request, int callers, int gateways) {

    private static final Duration ROUND = Duration.ofSeconds(5);
    private static final int MOST_ROUNDS = 120;
    private static final Set<Integer> REFUSED = Set.of(402, 429);

    /** How many requests were made, and how many of them were answered rather than refused. */
    record Outcome(long asked, long served) {}

    Outcome run() {
        List<Integer> ports = new ArrayList<>(List.of(stage.gatewayPort()));
        while (ports.size() < gateways) {
            ports.add(stage.startGateway("gateway-" + ports.size()));
        }
        AtomicLong asked = new AtomicLong();
        AtomicLong served = new AtomicLong();
        long before = -1;
        for (int round = 0; round < MOST_ROUNDS && served.get() > before; round++) {
            before = served.get();
            List<CompletableFuture<Void>> callers = ports.stream()
                    .map(port -> CompletableFuture.runAsync(() -> call(port, asked, served)))
                    .toList();
            callers.forEach(CompletableFuture::join);
        }
        return new Outcome(asked.get(), served.get());
    }

    private void call(int port, AtomicLong asked, AtomicLong served) {
        AnswerCheck counting = answer -> count(answer, asked, served);
        try (LoadGenerator generator = new LoadGenerator()) {
            Target target = new Target("gateway", port, List.of(request), counting);
            generator.run(target, Schedule.closedLoop(ROUND), (callers + gateways - 1) / gateways);
        }
    }

    private static Optional<String> count(FullHttpResponse answer, AtomicLong asked, AtomicLong served) {
        int status = answer.status().code();
        asked.incrementAndGet();
        if (status == 200) {
            served.incrementAndGet();
        }
        return status == 200 || REFUSED.contains(status) ? Optional.empty() : Optional.of("status " + status);
    }
}
