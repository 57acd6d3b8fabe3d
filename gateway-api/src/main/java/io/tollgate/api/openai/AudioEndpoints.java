package io.tollgate.api.openai;

import io.tollgate.api.config.DataPlane;
import io.tollgate.api.pipeline.Dialect;
import io.tollgate.api.pipeline.Reception;
import io.tollgate.routing.provider.Operation;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Speech from text, and text from speech. */
@RestController
@DataPlane
class AudioEndpoints {

    private static final Dialect SOUND = new SoundDialect();
    private static final Dialect TRANSCRIPT = new PlainDialect();

    private final Reception reception;

    AudioEndpoints(Reception reception) {
        this.reception = reception;
    }

    @PostMapping("/v1/audio/speech")
    Mono<Void> speech(ServerWebExchange exchange) {
        return reception.json(exchange, SOUND, AudioRequests::speech);
    }

    @PostMapping("/v1/audio/transcriptions")
    Mono<Void> transcription(ServerWebExchange exchange) {
        return reception.form(exchange, TRANSCRIPT, form -> AudioRequests.transcript(Operation.TRANSCRIPTION, form));
    }

    @PostMapping("/v1/audio/translations")
    Mono<Void> translation(ServerWebExchange exchange) {
        return reception.form(exchange, TRANSCRIPT, form -> AudioRequests.transcript(Operation.TRANSLATION, form));
    }
}
