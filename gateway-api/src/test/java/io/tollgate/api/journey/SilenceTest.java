package io.tollgate.api.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.api.testing.Market;
import io.tollgate.api.testing.Reply;
import io.tollgate.simulator.Fault;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A provider that takes a request for an answer in one piece, and says nothing. */
class SilenceTest extends ChatTest {

    private static final int ENOUGH_TO_TELL = 20;
    private static final Duration NOTICED = Duration.ofSeconds(20);

    @Test
    void isNoticedLongBeforeAnAnswerMayTakeNoLonger() {
        for (int i = 0; i < ENOUGH_TO_TELL; i++) {
            caller.post(PATH, body("\"max_tokens\": 50")).expect(200);
        }
        cheap().fail(new Fault.StallBeforeHeaders());
        long begun = System.nanoTime();

        Reply answer = caller.post(PATH, body("\"max_tokens\": 50")).expect(200);

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(NOTICED);
        assertThat(answer.header("x-tollgate-provider")).contains(Market.DEARER);
        assertThat(answer.header("x-tollgate-attempts")).contains("2");
    }

    @Test
    void isNotToldFromALongAnswerWhileTooFewHaveCome() {
        cheap().behave(Objects.requireNonNull(cheap().behaviour()).paced(Duration.ofSeconds(6), Duration.ZERO));

        Reply answer = caller.post(PATH, body("\"max_tokens\": 50")).expect(200);

        assertThat(answer.header("x-tollgate-attempts")).contains("1");
    }
}
