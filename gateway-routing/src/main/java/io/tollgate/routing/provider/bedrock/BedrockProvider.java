package io.tollgate.routing.provider.bedrock;

import io.tollgate.routing.catalogue.Offering;
import io.tollgate.routing.catalogue.Protocol;
import io.tollgate.routing.plan.Attempt;
import io.tollgate.routing.provider.Decoded;
import io.tollgate.routing.provider.InlineImages;
import io.tollgate.routing.provider.Operation;
import io.tollgate.routing.provider.Provider;
import io.tollgate.routing.provider.ProviderCall;
import io.tollgate.routing.provider.StreamDecoder;
import io.tollgate.routing.provider.UpstreamAnswer;
import io.tollgate.routing.provider.UpstreamRequest;
import io.tollgate.routing.provider.chat.JsonTool;
import io.tollgate.routing.provider.eventstream.FrameDecoding;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/** AWS Bedrock's Converse. */
public final class BedrockProvider implements Provider {

    private final InstantSource clock;
    private final Supplier<String> ids;

    /** @param clock that tells when an answer was made, because Bedrock does not say */
    public BedrockProvider(InstantSource clock) {
        this(clock, AnswerIds::next);
    }

    BedrockProvider(InstantSource clock, Supplier<String> ids) {
        this.clock = clock;
        this.ids = ids;
    }

    @Override
    public Protocol protocol() {
        return Protocol.BEDROCK;
    }

    @Override
    public boolean speaks(Operation operation, Offering offering) {
        return operation == Operation.CHAT;
    }

    @Override
    public Optional<InlineImages> inlineImages(Offering offering) {
        return Optional.of(MediaFormat.IMAGES_TAKEN);
    }

    @Override
    public UpstreamRequest encode(ProviderCall call, Attempt attempt) {
        return ConverseHttp.chat(call, attempt);
    }

    @Override
    public Optional<UpstreamRequest> counting(ProviderCall call, Attempt attempt) {
        return Optional.of(ConverseHttp.counting(call, attempt));
    }

    @Override
    public Decoded decode(ProviderCall call, Attempt attempt, UpstreamAnswer answer) {
        return answer.isSuccess()
                ? AnswerReader.read(call, usesJsonTool(call, attempt), answer, id(answer), clock.instant())
                : new Decoded.Failed(ErrorReader.ofStatus(answer));
    }

    @Override
    public StreamDecoder streamDecoder(ProviderCall call, Attempt attempt) {
        return new FrameDecoding(new AnswerStream(call, usesJsonTool(call, attempt), ids.get(), clock.instant()));
    }

    private String id(UpstreamAnswer answer) {
        return answer.header("x-amzn-requestid").orElseGet(ids);
    }

    private static boolean usesJsonTool(ProviderCall call, Attempt attempt) {
        return JsonTool.isUsed(
                call, BedrockModel.of(attempt.offering().upstreamModel()).takesSchemas());
    }
}
