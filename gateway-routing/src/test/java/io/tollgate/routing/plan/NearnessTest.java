package io.tollgate.routing.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class NearnessTest {

    private static final RoutingPolicy FASTEST = RoutingPolicy.of(Strategy.LATENCY);
    private static final Nearness EUROPE = new Nearness("eu", 100, false);

    private final Sellers sellers =
            new Sellers().sellsFrom("american", "us-east-1", "fp16").sellsFrom("european", "eu-west-1", "fp16");

    @Test
    void prefersWhatIsNearWhileNothingElseIsKnown() {
        assertThat(sellers.tries(FASTEST.near(EUROPE))).containsExactly("european", "american");
        assertThat(sellers.tries(FASTEST.near(new Nearness("us-east-1", 100, false))))
                .containsExactly("american", "european");
        assertThat(sellers.share("european", RoutingPolicy.DEFAULT.near(EUROPE)))
                .isGreaterThan(sellers.share("american", RoutingPolicy.DEFAULT.near(EUROPE)));
    }

    @Test
    void believesWhatItHasMeasuredMoreThanAMap() {
        sellers.takes("american", 200, 20).takes("european", 250, 20);

        assertThat(sellers.tries(FASTEST.near(EUROPE))).first().isEqualTo("american");
    }

    @Test
    void cannotMeasureTheWayToACallerElsewhere() {
        sellers.takes("american", 200, 20).takes("european", 250, 20);

        assertThat(sellers.tries(FASTEST.near(EUROPE.of(Optional.of("eu")))))
                .first()
                .isEqualTo("european");
    }

    @Test
    void countsNothingWhereNobodyIsAnywhere() {
        assertThat(sellers.tries(FASTEST.near(Nearness.ANYWHERE))).first().isEqualTo("american");
    }
}
