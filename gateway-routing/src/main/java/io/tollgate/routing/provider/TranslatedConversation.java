package io.tollgate.routing.provider;

import io.tollgate.routing.plan.Attempt;
import java.util.List;

/** The provider takes the canonical form: there and back through a translation. */
final class TranslatedConversation implements Conversation {

    private final ProviderCall own;
    private final Translation translation;
    private final Provider family;
    private final Attempt attempt;
    private final ProviderCall canonical;

    TranslatedConversation(ProviderCall own, Translation translation, Provider family, Attempt attempt) {
        this.own = own;
        this.translation = translation;
        this.family = family;
        this.attempt = attempt;
        this.canonical = translation.request(own);
    }

    @Override
    public List<UpstreamRequest> requests() {
        return List.of(family.encode(canonical, attempt));
    }

    @Override
    public Decoded decode(List<UpstreamAnswer> answers) {
        return family.decode(canonical, attempt, answers.get(0))
                .fold(
                        whole -> new Decoded.Answered(translation.answer(own, whole)),
                        failure -> new Decoded.Failed(inOwnWords(failure)));
    }

    @Override
    public StreamDecoder streamDecoder() {
        return new RewordedStream(translation.stream(own, family.streamDecoder(canonical, attempt)), this::inOwnWords);
    }

    private Failure inOwnWords(Failure failure) {
        return failure.rewording(body -> translation.error(failure.status().orElse(Untranslatable.STATUS), body));
    }
}
