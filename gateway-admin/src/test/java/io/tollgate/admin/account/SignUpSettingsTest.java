package io.tollgate.admin.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tollgate.admin.http.Problem;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SignUpSettingsTest {

    @Test
    void areOpenWithTwentyFiveDollarsAMonthByDefault() {
        assertThat(mode(Map.of())).isEqualTo(SignUpMode.OPEN);
        assertThat(first(Map.of()).budget().amountNano()).isEqualTo(25_000_000_000L);
    }

    @Test
    void chargeFivePercentOnPlatformKeysAndNothingOnOwnKeysByDefault() {
        assertThat(first(Map.of()).feePercent()).isEqualByComparingTo("5");
        assertThat(first(Map.of()).ownKeyFeePercent()).isEqualByComparingTo("0");
    }

    @Test
    void bindTheModeAndTheBudgetUnderTheSameName() {
        Map<String, String> settings = Map.of("tollgate.signup", "closed", "tollgate.signup.default-budget", "7.5");

        assertThat(mode(settings)).isEqualTo(SignUpMode.CLOSED);
        assertThat(first(settings).budget().amountNano()).isEqualTo(7_500_000_000L);
    }

    @Test
    void rejectANegativeBudgetAndAnUnknownMode() {
        assertThatThrownBy(() -> first(Map.of("tollgate.signup.default-budget", "-1")))
                .isInstanceOf(BindException.class)
                .rootCause()
                .hasMessageContaining("tollgate.signup.default-budget");
        assertThatThrownBy(() -> first(Map.of("tollgate.signup.per-hour", "0")))
                .isInstanceOf(BindException.class)
                .rootCause()
                .hasMessageContaining("tollgate.signup.per-hour");
        assertThatThrownBy(() -> first(Map.of("tollgate.signup.fee-percent", "100.1")))
                .isInstanceOf(BindException.class)
                .rootCause()
                .hasMessageContaining("tollgate.signup.fee-percent");
        assertThatThrownBy(() -> mode(Map.of("tollgate.signup", "sometimes"))).isInstanceOf(BindException.class);
    }

    @Test
    void admitEveryoneOrSayWhomToAsk() {
        assertThatCode(() -> SignUpMode.OPEN.admit(false)).doesNotThrowAnyException();
        assertThatCode(() -> SignUpMode.INVITE.admit(true)).doesNotThrowAnyException();
        assertThatThrownBy(() -> SignUpMode.INVITE.admit(false))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("invitation");
        assertThatThrownBy(() -> SignUpMode.CLOSED.admit(true))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("operator");
    }

    private static SignUpMode mode(Map<String, String> settings) {
        return binder(settings)
                .bindOrCreate("tollgate", AccountProperties.class)
                .signup();
    }

    private static SignUpProperties first(Map<String, String> settings) {
        return binder(settings).bindOrCreate("tollgate.signup", SignUpProperties.class);
    }

    private static Binder binder(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings));
    }
}
