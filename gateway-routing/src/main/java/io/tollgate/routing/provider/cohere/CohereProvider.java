package io.tollgate.routing.provider.cohere;

import io.tollgate.routing.catalogue.ApiKey;
import io.tollgate.routing.catalogue.Offering;
import io.tollgate.routing.catalogue.Protocol;
import io.tollgate.routing.catalogue.ProviderEntry;
import io.tollgate.routing.plan.Attempt;
import io.tollgate.routing.provider.Answer;
import io.tollgate.routing.provider.Decoded;
import io.tollgate.routing.provider.Inquiry;
import io.tollgate.routing.provider.Operation;
import io.tollgate.routing.provider.Provider;
import io.tollgate.routing.provider.ProviderCall;
import io.tollgate.routing.provider.StreamDecoder;
import io.tollgate.routing.provider.UpstreamAnswer;
import io.tollgate.routing.provider.UpstreamRequest;
import io.tollgate.routing.provider.embedding.Batches;
import io.tollgate.routing.provider.embedding.JoinedEmbeddings;
import io.tollgate.routing.provider.sse.EventDecoding;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Cohere. */
public final class CohereProvider implements Provider {

    private static final Set<Operation> SPOKEN = EnumSet.of(Operation.CHAT, Operation.EMBEDDINGS, Operation.RERANK);

    /**
     * The most inputs that it takes at once.
     *
     * @see <a href="https://docs.cohere.com/reference/embed">Embed: texts</a>
     */
    private static final int MOST_INPUTS = 96;

    private final InstantSource clock;

    /** @param clock that tells when an answer was made, because Cohere does not say */
    public CohereProvider(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Protocol protocol() {
        return Protocol.COHERE;
    }

    @Override
    public boolean speaks(Operation operation, Offering offering) {
        return SPOKEN.contains(operation);
    }

    @Override
    public Optional<Inquiry> inquiry(ProviderEntry provider, ApiKey key) {
        return Optional.of(CohereHttp.models(provider, key));
    }

    @Override
    public List<ProviderCall> parts(ProviderCall call, Attempt attempt) {
        return call.operation() == Operation.EMBEDDINGS
                ? Batches.of(call, attempt.offering().batchLimit().orElse(MOST_INPUTS))
                : List.of(call);
    }

    @Override
    public Answer joined(ProviderCall call, List<Answer> parts) {
        return JoinedEmbeddings.of(parts);
    }

    @Override
    public UpstreamRequest encode(ProviderCall call, Attempt attempt) {
        return CohereHttp.request(call, attempt);
    }

    @Override
    public Decoded decode(ProviderCall call, Attempt attempt, UpstreamAnswer answer) {
        if (!answer.isSuccess()) {
            return new Decoded.Failed(ErrorReader.ofStatus(answer));
        }
        return switch (call.operation()) {
            case EMBEDDINGS -> Embeddings.read(call, answer);
            case RERANK -> Ranking.read(call, answer);
            default -> AnswerReader.read(call, answer, clock.instant());
        };
    }

    @Override
    public StreamDecoder streamDecoder(ProviderCall call, Attempt attempt) {
        return new EventDecoding(new AnswerStream(call, clock.instant()));
    }
}
