package io.tollgate.routing.provider.bedrock;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.routing.Samples;
import io.tollgate.routing.provider.Decoded;
import io.tollgate.routing.provider.Failure;
import io.tollgate.routing.provider.UpstreamAnswer;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BedrockErrorsTest {

    @Test
    void takesAQuotaForThrottlingWhateverItsStatus() {
        assertThat(failure(400, "ServiceQuotaExceededException:http://internal/", "Too much."))
                .isInstanceOf(Failure.Throttled.class);
    }

    @Test
    void takesAModelThatTheAccountHasNotForMissing() {
        assertThat(failure(
                        403,
                        "AccessDeniedException",
                        "You don't have access to the model with the specified model ID."))
                .isInstanceOf(Failure.OfferingMissing.class);
        assertThat(failure(400, "ValidationException", "The provided model identifier is invalid."))
                .isInstanceOf(Failure.OfferingMissing.class);
    }

    @Test
    void takesAnErrorOfTheModelForTheProviders() {
        assertThat(failure(424, "ModelErrorException", "The model failed.")).isInstanceOf(Failure.Unavailable.class);
        assertThat(failure(408, "ModelTimeoutException", "Too slow.")).isInstanceOf(Failure.Unavailable.class);
    }

    private static Failure failure(int status, String type, String message) {
        Decoded decoded = Asked.FAMILY.decode(
                Samples.chat(""),
                Asked.of(Asked.NOVA),
                new UpstreamAnswer(
                        status,
                        Map.of("x-amzn-errortype", type),
                        ("{\"message\":\"" + message + "\"}").getBytes(UTF_8)));
        return ((Decoded.Failed) decoded).failure();
    }
}
