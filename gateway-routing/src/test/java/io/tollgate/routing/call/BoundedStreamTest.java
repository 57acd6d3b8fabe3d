package io.tollgate.routing.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.routing.provider.Failure.CutOff;
import io.tollgate.routing.provider.Failure.CutOff.Cut;
import io.tollgate.routing.provider.StreamEvent;
import io.tollgate.routing.provider.StreamEvent.Broken;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

class BoundedStreamTest {

    private static final Flux<StreamEvent> SILENT = Flux.never();

    private final Stopping stopping = new Stopping();

    @Test
    void endsWhereItsTimeIsOver() {
        Deadline deadline = new Deadline(System.nanoTime(), Duration.ofMillis(20), stopping);

        StepVerifier.create(new BoundedStream(SILENT, deadline).events())
                .assertNext(event -> assertThat(cut(event)).isEqualTo(Cut.DEADLINE))
                .verifyComplete();
    }

    @Test
    void endsWhenTheNodeIsAboutTo() {
        StepVerifier.create(new BoundedStream(SILENT, far()).events())
                .then(stopping::announce)
                .assertNext(event -> assertThat(cut(event)).isEqualTo(Cut.STOPPING))
                .verifyComplete();
    }

    @Test
    void goesOnWhereTheNodeServesAgain() {
        stopping.announce();
        stopping.takeBack();

        StepVerifier.create(new BoundedStream(SILENT, far()).events())
                .expectSubscription()
                .expectNoEvent(Duration.ofMillis(50))
                .then(stopping::announce)
                .expectNextCount(1)
                .verifyComplete();
    }

    private Deadline far() {
        return new Deadline(System.nanoTime(), Duration.ofMinutes(1), stopping);
    }

    private static Cut cut(StreamEvent event) {
        return ((CutOff) ((Broken) event).failure()).cut();
    }
}
