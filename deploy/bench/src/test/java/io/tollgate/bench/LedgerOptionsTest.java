package io.tollgate.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LedgerOptionsTest {

    @Test
    void triesWhatTheReadmeSaysByDefault() {
        LedgerOptions options = LedgerOptions.parse();

        assertThat(options.callers()).isEqualTo(500);
        assertThat(options.gateways()).isEqualTo(3);
        assertThat(options.outage()).isEqualTo(Duration.ofMinutes(1));
        assertThat(options.rate()).isEqualTo(1_000);
    }

    @Test
    void handsTheRestToTheStage() {
        LedgerOptions options = LedgerOptions.parse("--root=/srv", "--callers=7", "--warm-up=3");

        assertThat(options.callers()).isEqualTo(7);
        assertThat(options.stage().warmUp()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void namesTheOptionThatIsWrong() {
        assertThatThrownBy(() -> LedgerOptions.parse("--callers=none"))
                .hasMessage("--callers is 'none'; it must be a number above 0");
    }
}
