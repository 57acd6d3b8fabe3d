package io.tollgate.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BenchOptionsTest {

    @Test
    void measuresClosedAndOpenLoopsByDefault() {
        assertThat(Shape.of(BenchOptions.parse()))
                .extracting(Shape::title)
                .containsExactly("closed 1", "closed 16", "closed 64", "open 1000/s");
    }

    @Test
    void leavesOutWhatIsZero() {
        BenchOptions options = BenchOptions.parse("--rate=0", "--connections=8", "--rows=0");

        assertThat(Shape.of(options)).extracting(Shape::title).containsExactly("closed 8");
        assertThat(options.rows()).isZero();
    }

    @Test
    void canBeQuickAndStillTakeOtherOptions() {
        BenchOptions options = BenchOptions.parse("--quick", "--rounds=2");

        assertThat(options.duration()).isEqualTo(Duration.ofSeconds(2));
        assertThat(options.rounds()).isEqualTo(2);
    }

    @Test
    void namesTheOptionThatIsWrong() {
        assertThatThrownBy(() -> BenchOptions.parse("--portkey=1"))
                .hasMessage("--portkey is '1'; it must be yes or no");
        assertThatThrownBy(() -> BenchOptions.parse("--baseline=yes"))
                .hasMessage("--baseline is 'yes'; it must be no, check or write");
        assertThatThrownBy(() -> BenchOptions.parse("--seconds=many"))
                .hasMessage("--seconds is 'many'; it must be a number from 1 to 300");
        assertThatThrownBy(() -> BenchOptions.parse("--connections=1,100000"))
                .hasMessage("--connections is '100000'; it must be a number from 1 to 512");
        assertThatThrownBy(() -> BenchOptions.parse("--target=example.com"))
                .hasMessageStartingWith("'--target=example.com' is not known");
    }
}
