package io.tollgate.api.anthropic;

import io.tollgate.api.error.ErrorForm;
import io.tollgate.api.error.GatewayError;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Every refusal on the paths of Messages, that of a key included, in Anthropic's body. */
@Component
final class MessagesErrorForm implements ErrorForm {

    /** Where Anthropic's clients look for it. */
    static final String REQUEST_ID = "request-id";

    private static final String PATH = "/v1/messages";

    @Override
    public boolean covers(String path) {
        return path.equals(PATH) || path.startsWith(PATH + "/");
    }

    @Override
    public Optional<String> requestIdHeader() {
        return Optional.of(REQUEST_ID);
    }

    @Override
    public byte[] body(GatewayError error, String requestId) {
        return MessagesError.of(error, requestId).json();
    }
}
