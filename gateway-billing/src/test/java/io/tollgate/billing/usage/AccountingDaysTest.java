package io.tollgate.billing.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AccountingDaysTest {

    @Test
    void lieAroundTheDayThatTheIdentifierBeginsWith() {
        // 2022-02-22T19:22:22Z, the example of RFC 9562, appendix A.6.
        UUID request = UUID.fromString("017f22e2-79b0-7cc3-98c4-dc0c0c07398f");

        assertThat(AccountingDays.of(request))
                .isEqualTo(new AccountingDays(LocalDate.of(2022, 2, 21), LocalDate.of(2022, 2, 23)));
    }
}
