package io.tollgate.api.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.MediaType;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedException;
import org.springframework.util.unit.DataSize;
import org.springframework.web.server.ServerErrorException;
import org.springframework.web.server.ServerWebInputException;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;

class ErrorTranslationTest {

    private final ErrorTranslation translation = new ErrorTranslation(DataSize.ofMegabytes(32));

    @Test
    void saysHowLargeABodyMayBe() {
        GatewayError error = translated(new DataBufferLimitException("too long"));

        assertThat(error.status()).isEqualTo(413);
        assertThat(error.message()).contains("32 MB");
    }

    @Test
    void saysThatABodyIsNotJsonThoughSpringWrapsIt() {
        DecodingException broken = new DecodingException("Unexpected end");

        GatewayError error = translated(new ServerWebInputException("unreadable", null, broken));

        assertThat(error.code()).isEqualTo("invalid_json");
        assertThat(error.message()).contains("Unexpected end");
    }

    @Test
    void namesTheContentTypeThatIsNotSupported() {
        GatewayError error = translated(
                new UnsupportedMediaTypeStatusException(MediaType.TEXT_PLAIN, List.of(MediaType.APPLICATION_JSON)));

        assertThat(error.status()).isEqualTo(415);
        assertThat(error.message()).contains("text/plain");
    }

    @Test
    void takesWhatTheFirewallFindsInAHeaderForTheCallersFault() {
        assertThat(translated(new ServerExchangeRejectedException("control characters"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void tellsNothingOfAFaultOfItsOwn() {
        assertThat(translated(new IllegalStateException("secret"))).isEqualTo(UpstreamErrors.internal());
        assertThat(translated(new ServerErrorException("secret", new IllegalStateException())))
                .isEqualTo(UpstreamErrors.internal());
    }

    private GatewayError translated(Throwable problem) {
        return translation.of(problem, MockServerHttpRequest.get("/v1/models").build());
    }
}
