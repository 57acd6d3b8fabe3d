package io.tollgate.routing.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.LongStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class ChanceTest {

    private static final int REQUESTS = 100_000;

    @Test
    void takesAsManyOfAHundredAsItIsTold() {
        assertThat(taken("plan", 1)).isCloseTo(1_000, Percentage.withPercentage(15));
        assertThat(taken("plan", 12.5)).isCloseTo(12_500, Percentage.withPercentage(5));
    }

    @Test
    void takesNoneOfNoneAndEachOfAll() {
        assertThat(taken("plan", 0)).isZero();
        assertThat(taken("plan", 100)).isEqualTo(REQUESTS);
    }

    @Test
    void takesTheSameOnesAgain() {
        assertThat(LongStream.range(0, 1_000).filter(seed -> Chance.takes(seed, "plan", 30)))
                .containsExactlyElementsOf(LongStream.range(0, 1_000)
                        .filter(seed -> Chance.takes(seed, "plan", 30))
                        .boxed()
                        .toList());
    }

    @Test
    void takesOthersUnderAnotherName() {
        long both = LongStream.range(0, REQUESTS)
                .filter(seed -> Chance.takes(seed, "plan", 10) && Chance.takes(seed, "shadow", 10))
                .count();

        assertThat(both / (double) REQUESTS).isCloseTo(0.01, within(0.003));
    }

    private static long taken(String name, double percent) {
        return LongStream.range(0, REQUESTS)
                .filter(seed -> Chance.takes(seed, name, percent))
                .count();
    }
}
