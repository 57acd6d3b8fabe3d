package io.tollgate.routing.provider.gemini;

import io.tollgate.routing.catalogue.ApiKey;
import io.tollgate.routing.catalogue.Offering;
import io.tollgate.routing.catalogue.Protocol;
import io.tollgate.routing.catalogue.ProviderEntry;
import io.tollgate.routing.plan.Attempt;
import io.tollgate.routing.provider.Answer;
import io.tollgate.routing.provider.Decoded;
import io.tollgate.routing.provider.ImageFormat;
import io.tollgate.routing.provider.InlineImages;
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

/** Google's Gemini API. */
public final class GeminiProvider implements Provider {

    /**
     * The most inputs that it takes at once.
     *
     * @see <a href="https://ai.google.dev/api/embeddings">batchEmbedContents</a>
     */
    private static final int MOST_INPUTS = 100;

    /**
     * Of a request that has 20 MB at most, with Base64.
     *
     * @see <a href="https://ai.google.dev/gemini-api/docs/image-understanding">Image understanding</a>
     */
    private static final InlineImages IMAGES_OF_OLD_MODELS =
            new InlineImages(EnumSet.of(ImageFormat.JPEG, ImageFormat.PNG, ImageFormat.WEBP), 15_728_640);

    private final InstantSource clock;

    /**
     * The family.
     *
     * @param clock that tells when an answer was made, because Gemini does not say
     */
    public GeminiProvider(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Protocol protocol() {
        return Protocol.GEMINI;
    }

    @Override
    public boolean speaks(Operation operation, Offering offering) {
        return operation == Operation.CHAT || operation == Operation.EMBEDDINGS;
    }

    @Override
    public Optional<Inquiry> inquiry(ProviderEntry provider, ApiKey key) {
        return Optional.of(GeminiHttp.models(provider, key));
    }

    @Override
    public Optional<InlineImages> inlineImages(Offering offering) {
        return GeminiModel.of(offering.upstreamModel()).takesJsonSchema()
                ? Optional.empty()
                : Optional.of(IMAGES_OF_OLD_MODELS);
    }

    @Override
    public List<ProviderCall> parts(ProviderCall call, Attempt attempt) {
        return call.operation() == Operation.EMBEDDINGS
                ? Batches.of(call, batchLimit(attempt.offering()))
                : List.of(call);
    }

    @Override
    public Answer joined(ProviderCall call, List<Answer> parts) {
        return JoinedEmbeddings.of(parts);
    }

    @Override
    public UpstreamRequest encode(ProviderCall call, Attempt attempt) {
        return call.operation() == Operation.EMBEDDINGS
                ? GeminiHttp.embeddings(call, attempt)
                : GeminiHttp.chat(call, attempt);
    }

    @Override
    public Decoded decode(ProviderCall call, Attempt attempt, UpstreamAnswer answer) {
        if (!answer.isSuccess()) {
            return new Decoded.Failed(ErrorReader.ofStatus(answer));
        }
        return call.operation() == Operation.EMBEDDINGS
                ? Embeddings.read(call, answer)
                : AnswerReader.read(call, model(attempt), answer, clock.instant());
    }

    @Override
    public StreamDecoder streamDecoder(ProviderCall call, Attempt attempt) {
        return new EventDecoding(new AnswerStream(call, model(attempt), clock.instant()));
    }

    private static GeminiModel model(Attempt attempt) {
        return GeminiModel.of(attempt.offering().upstreamModel());
    }

    private static int batchLimit(Offering offering) {
        return offering.batchLimit()
                .orElse(offering.provider().wire().batchLimit().orElse(MOST_INPUTS));
    }
}
