package io.tollgate.routing.provider.openai;

import io.tollgate.routing.catalogue.ApiKey;
import io.tollgate.routing.catalogue.Offering;
import io.tollgate.routing.catalogue.Protocol;
import io.tollgate.routing.catalogue.ProviderEntry;
import io.tollgate.routing.catalogue.Quirk;
import io.tollgate.routing.plan.Attempt;
import io.tollgate.routing.provider.Answer;
import io.tollgate.routing.provider.Decoded;
import io.tollgate.routing.provider.InlineImages;
import io.tollgate.routing.provider.Inquiry;
import io.tollgate.routing.provider.Operation;
import io.tollgate.routing.provider.Provider;
import io.tollgate.routing.provider.ProviderCall;
import io.tollgate.routing.provider.Serving;
import io.tollgate.routing.provider.StreamDecoder;
import io.tollgate.routing.provider.StreamEvent;
import io.tollgate.routing.provider.UpstreamAnswer;
import io.tollgate.routing.provider.UpstreamRequest;
import io.tollgate.routing.provider.embedding.Batches;
import io.tollgate.routing.provider.embedding.JoinedEmbeddings;
import io.tollgate.routing.provider.sse.EventDecoding;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** OpenAI itself, and everybody who speaks its chat completions. */
public final class OpenAiProvider implements Provider {

    @Override
    public Protocol protocol() {
        return Protocol.OPENAI;
    }

    @Override
    public boolean speaks(Operation operation, Offering offering) {
        return Serving.of(Protocol.OPENAI, operation) == Serving.NATIVE
                || (operation == Operation.RESPONSES
                        && offering.provider().wire().has(Quirk.RESPONSES));
    }

    /** The list of models, which every host of the family has. */
    @Override
    public Optional<Inquiry> inquiry(ProviderEntry provider, ApiKey key) {
        String models = provider.baseUrl() + "/models";
        return Optional.of(Inquiry.at(models, provider.wire(), RequestSplice.AUTH, key));
    }

    @Override
    public Optional<InlineImages> inlineImages(Offering offering) {
        return offering.provider().wire().has(Quirk.INLINE_IMAGES) ? Optional.of(InlineImages.ANY) : Optional.empty();
    }

    @Override
    public List<ProviderCall> parts(ProviderCall call, Attempt attempt) {
        OptionalInt own = attempt.offering().batchLimit();
        OptionalInt limit =
                own.isPresent() ? own : attempt.offering().provider().wire().batchLimit();
        return call.operation() == Operation.EMBEDDINGS && limit.isPresent()
                ? Batches.of(call, limit.getAsInt())
                : List.of(call);
    }

    @Override
    public Answer joined(ProviderCall call, List<Answer> parts) {
        return JoinedEmbeddings.of(parts);
    }

    @Override
    public UpstreamRequest encode(ProviderCall call, Attempt attempt) {
        return RequestSplice.of(call, attempt);
    }

    @Override
    public Decoded decode(ProviderCall call, Attempt attempt, UpstreamAnswer answer) {
        return answer.isSuccess() ? read(call, answer) : new Decoded.Failed(ErrorReader.ofStatus(answer));
    }

    private static Decoded read(ProviderCall call, UpstreamAnswer answer) {
        return switch (call.operation()) {
            case EMBEDDINGS, MODERATIONS, RERANK, IMAGES, IMAGE_EDITS -> ListReader.read(call, answer);
            case TRANSCRIPTION, TRANSLATION -> TranscriptReader.read(answer);
            case RESPONSES -> ResponseReader.read(call, answer);
            default -> AnswerReader.read(call, answer);
        };
    }

    @Override
    public List<StreamEvent> streamed(ProviderCall call, Answer whole) {
        return switch (call.operation()) {
            case TRANSCRIPTION, TRANSLATION -> TranscriptEvents.of(whole);
            default -> List.of();
        };
    }

    @Override
    public StreamDecoder streamDecoder(ProviderCall call, Attempt attempt) {
        return switch (call.operation()) {
            case SPEECH -> new BytesDecoder();
            case TRANSCRIPTION, TRANSLATION -> TranscriptDecoder.of(call);
            case RESPONSES -> new EventDecoding(new ResponseStream(call));
            default -> ChunkDecoder.of(call);
        };
    }
}
