package io.tollgate.api.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HeaderTextTest {

    /** Those of {@code StrictServerWebExchangeFirewall}. */
    private static final Pattern NAME = Pattern.compile("[\\p{IsAssigned}&&[^\\p{IsControl}]]*");

    private static final Pattern VALUE = Pattern.compile("[\\p{IsAssigned}&&[[^\\p{IsControl}]||\\t]]*");

    @Test
    void allowsWhatSpringSecuritysOwnExpressionsAllow() {
        for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
            String text = "a" + Character.toString(point) + "b";

            assertThat(HeaderText.isName(text))
                    .as("a name with character %x", point)
                    .isEqualTo(NAME.matcher(text).matches());
            assertThat(HeaderText.isValue(text))
                    .as("a value with character %x", point)
                    .isEqualTo(VALUE.matcher(text).matches());
        }
    }

    @Test
    void allowsNothingAtAll() {
        assertThat(HeaderText.isName("")).isTrue();
        assertThat(HeaderText.isValue("")).isTrue();
        assertThat(HeaderText.isValue(null)).isTrue();
    }
}
