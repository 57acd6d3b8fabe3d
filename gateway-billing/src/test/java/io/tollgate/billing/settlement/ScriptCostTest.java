package io.tollgate.billing.settlement;

import static io.tollgate.billing.testing.Requests.daily;
import static io.tollgate.billing.testing.Requests.spent;
import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.ScriptOutputType;
import io.tollgate.billing.admission.AdmissionOutcome.Admitted;
import io.tollgate.billing.admission.AdmissionRequest;
import io.tollgate.billing.admission.ScopeLimits;
import io.tollgate.billing.testing.Ledger;
import io.tollgate.billing.testing.Requests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What Redis works for a request with three scopes, beside as many empty scripts over the same connection: its process' CPU
 * time, reading and answering included. For a machine with nothing else to do: {@code -Dtollgate.measure=true}.
 */
@EnabledIfSystemProperty(named = "tollgate.measure", matches = "true")
class ScriptCostTest {

    private static final int ROUNDS = 40;

    /** In a round each is admitted before the first is settled: so many holds are open at most. */
    private static final int CALLS = 500;

    private final Ledger ledger = Ledger.open();
    private final long pid = pid(ledger);
    private final Requests requests = new Requests();
    private final List<ScopeLimits> limits = List.of(
            requests.organization(daily(1_000_000_000_000L)),
            requests.team(daily(1_000_000_000_000L)),
            requests.key(daily(1_000_000_000_000L)));

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void tellsWhatRedisWorks() {
        measure(64);
        for (int atOnce : new int[] {1, 8, 64}) {
            double[] micros = measure(atOnce);
            System.out.printf(
                    "Redis CPU, %d at once: admit %.1f us, settle %.1f us, empty script %.1f us: %.1f and %.1f times%n",
                    atOnce, micros[0], micros[1], micros[2], micros[0] / micros[2], micros[1] / micros[2]);
            assertThat(micros[2]).isPositive();
        }
    }

    /** Of admission, settlement and an empty script, per call. */
    private double[] measure(int atOnce) {
        double[] micros = new double[3];
        String empty = ledger.redis().sync().scriptLoad("return 1");
        for (int round = 0; round < ROUNDS; round++) {
            double[] more = round(atOnce, empty);
            for (int i = 0; i < micros.length; i++) {
                micros[i] += more[i] / CALLS / ROUNDS;
            }
        }
        return micros;
    }

    private double[] round(int atOnce, String empty) {
        List<AdmissionRequest> asked = IntStream.range(0, CALLS)
                .mapToObj(call -> requests.asking(400, limits.toArray(ScopeLimits[]::new)))
                .toList();
        double begun = cpuMicros();
        List<Admitted> admitted = Objects.requireNonNull(Flux.fromIterable(asked)
                .flatMapSequential(ledger.admission()::admit, atOnce)
                .cast(Admitted.class)
                .collectList()
                .block(Duration.ofMinutes(2)));
        double admittedAt = cpuMicros();
        Flux.range(0, CALLS)
                .flatMap(call -> ledger.settling(admitted.get(call).hold(), spent(asked.get(call), 150)), atOnce)
                .blockLast(Duration.ofMinutes(2));
        double settledAt = cpuMicros();
        Flux.range(0, CALLS)
                .flatMap(
                        call -> Mono.fromCompletionStage(() ->
                                ledger.redis().async().<Long>evalsha(empty, ScriptOutputType.INTEGER, new String[0])),
                        atOnce)
                .blockLast(Duration.ofMinutes(2));
        double end = cpuMicros();
        return new double[] {admittedAt - begun, settledAt - admittedAt, end - settledAt};
    }

    /** Of Redis' main thread, as Linux counts it: a process' own time is told in hundredths of a second. */
    private double cpuMicros() {
        try {
            String counted = Files.readString(Path.of("/proc", Long.toString(pid), "schedstat"));
            return Long.parseLong(counted.substring(0, counted.indexOf(' '))) / 1e3;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long pid(Ledger ledger) {
        return ledger.redis()
                .sync()
                .info("server")
                .lines()
                .filter(line -> line.startsWith("process_id:"))
                .mapToLong(line ->
                        Long.parseLong(line.substring("process_id:".length()).strip()))
                .findFirst()
                .orElseThrow();
    }
}
