package io.tollgate.api.openai;

import io.tollgate.api.config.DataPlane;
import io.tollgate.api.pipeline.Dialect;
import io.tollgate.api.pipeline.Reception;
import io.tollgate.api.request.PostedCalls;
import io.tollgate.routing.provider.Operation;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;
import reactor.core.publisher.Mono;

/** Speech from text, and text from speech. */
@Component
@DataPlane
class AudioEndpoints implements PostedCalls {

    private static final Dialect SOUND = new SoundDialect();
    private static final Dialect TRANSCRIPT = new PlainDialect();

    private final Reception reception;

    AudioEndpoints(Reception reception) {
        this.reception = reception;
    }

    @Override
    public Map<String, WebHandler> byPath() {
        return Map.of(
                "/v1/audio/speech",
                this::speech,
                "/v1/audio/transcriptions",
                this::transcription,
                "/v1/audio/translations",
                this::translation);
    }

    private Mono<Void> speech(ServerWebExchange exchange) {
        return reception.json(exchange, SOUND, AudioRequests::speech);
    }

    private Mono<Void> transcription(ServerWebExchange exchange) {
        return reception.form(exchange, TRANSCRIPT, form -> AudioRequests.transcript(Operation.TRANSCRIPTION, form));
    }

    private Mono<Void> translation(ServerWebExchange exchange) {
        return reception.form(exchange, TRANSCRIPT, form -> AudioRequests.transcript(Operation.TRANSLATION, form));
    }
}
