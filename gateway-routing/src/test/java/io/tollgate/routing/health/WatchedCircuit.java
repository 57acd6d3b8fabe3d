package io.tollgate.routing.health;

import io.tollgate.routing.Samples;
import io.tollgate.routing.catalogue.Credential;
import io.tollgate.routing.catalogue.Offering;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A book of which tests tell calls of one circuit, on a clock that they move. */
abstract class WatchedCircuit {

    static final Offering ALDER = Samples.offering("alder", URI.create("https://alder.example"), Optional.empty());
    static final Offering OTHER = Samples.offering("other", URI.create("https://other.example"), Optional.empty());
    static final Credential MAIN = Samples.credential("alder", "main");
    static final Credential SPARE = Samples.credential("alder", "spare");

    Instant now = Instant.parse("2026-08-01T12:00:00Z");
    final HealthBook book = new HealthBook(() -> now, Condition.UNTRIED);

    void recover() {
        fail(3);
        pass(Duration.ofSeconds(10));
        begin(5).forEach(CallWatch::succeeded);
    }

    Condition condition() {
        return book.snapshot().condition(ALDER, MAIN);
    }

    Standing standing() {
        return book.snapshot().standing(ALDER, MAIN);
    }

    void fail(int times) {
        for (int i = 0; i < times; i++) {
            book.begin(ALDER, MAIN).failed();
        }
    }

    void succeed(int times) {
        for (int i = 0; i < times; i++) {
            book.begin(ALDER, MAIN).succeeded();
        }
    }

    List<CallWatch> begin(int times) {
        List<CallWatch> begun = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            begun.add(book.begin(ALDER, MAIN));
        }
        return begun;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }
}
