package io.tollgate.admin.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SmtpPropertiesTest {

    @Test
    void sendNoMailByDefault() {
        assertThat(smtp(Map.of()).enabled()).isFalse();
    }

    @Test
    void useStartTlsOnTheUsualPort() {
        SmtpProperties smtp = smtp(Map.of("tollgate.smtp.host", "mail", "tollgate.smtp.from", "a@b.example"));

        assertThat(smtp.enabled()).isTrue();
        assertThat(smtp.port()).isEqualTo(587);
        assertThat(smtp.security()).isEqualTo(SmtpProperties.Security.STARTTLS);
    }

    @Test
    void rejectAServerWithoutASenderAndLettersWithoutAnAddressForTheirLinks() {
        assertThatThrownBy(() -> smtp(Map.of("tollgate.smtp.host", "mail")))
                .isInstanceOf(BindException.class)
                .rootCause()
                .hasMessageContaining("TOLLGATE_SMTP_FROM");
        assertThatThrownBy(() -> smtp(Map.of("tollgate.smtp.port", "0")))
                .isInstanceOf(BindException.class)
                .rootCause()
                .hasMessageContaining("tollgate.smtp.port");
        assertThatThrownBy(() -> new LinkProperties("").home(true)).hasMessageContaining("TOLLGATE_PUBLIC_URL");
        assertThatThrownBy(() -> new LinkProperties("example.com").home(true)).hasMessageContaining("example.com");
    }

    private static SmtpProperties smtp(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("tollgate.smtp", SmtpProperties.class);
    }
}
