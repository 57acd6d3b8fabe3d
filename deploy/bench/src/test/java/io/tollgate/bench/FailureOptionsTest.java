package io.tollgate.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FailureOptionsTest {

    @Test
    void failsAtThreeHundredRequestsASecondByDefault() {
        FailureOptions options = FailureOptions.parse();

        assertThat(options.rate()).isEqualTo(300);
        assertThat(options.whole()).isEqualTo(Duration.ofSeconds(70));
    }

    @Test
    void namesTheOptionThatIsWrong() {
        assertThatThrownBy(() -> FailureOptions.parse("--outage=0"))
                .hasMessage("--outage is '0'; it must be a number above 0");
    }
}
