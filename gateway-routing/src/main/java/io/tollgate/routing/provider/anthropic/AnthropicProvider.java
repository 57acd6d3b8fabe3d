package io.tollgate.routing.provider.anthropic;

import io.tollgate.routing.catalogue.ApiKey;
import io.tollgate.routing.catalogue.Offering;
import io.tollgate.routing.catalogue.Protocol;
import io.tollgate.routing.catalogue.ProviderEntry;
import io.tollgate.routing.plan.Attempt;
import io.tollgate.routing.provider.Decoded;
import io.tollgate.routing.provider.InlineImages;
import io.tollgate.routing.provider.Inquiry;
import io.tollgate.routing.provider.Operation;
import io.tollgate.routing.provider.Provider;
import io.tollgate.routing.provider.ProviderCall;
import io.tollgate.routing.provider.StreamDecoder;
import io.tollgate.routing.provider.UpstreamAnswer;
import io.tollgate.routing.provider.UpstreamRequest;
import io.tollgate.routing.provider.chat.JsonTool;
import io.tollgate.routing.provider.eventstream.FrameDecoding;
import io.tollgate.routing.provider.sse.EventDecoding;
import io.tollgate.routing.provider.sse.EventDecoding.EventReader;
import java.time.InstantSource;
import java.util.Optional;

/** Anthropic, and everybody who speaks its Messages. */
public final class AnthropicProvider implements Provider {

    private final InstantSource clock;

    /** @param clock that tells when an answer was made, because messages do not say */
    public AnthropicProvider(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Protocol protocol() {
        return Protocol.ANTHROPIC;
    }

    @Override
    public boolean speaks(Operation operation, Offering offering) {
        return operation == Operation.CHAT || isNative(operation);
    }

    @Override
    public Optional<Inquiry> inquiry(ProviderEntry provider, ApiKey key) {
        return Hosting.of(provider).isAnthropic() ? Optional.of(MessagesHttp.models(provider, key)) : Optional.empty();
    }

    @Override
    public Optional<InlineImages> inlineImages(Offering offering) {
        return Hosting.of(offering.provider()).isAnthropic() ? Optional.empty() : Optional.of(Hosting.IMAGES_OF_CLOUDS);
    }

    @Override
    public UpstreamRequest encode(ProviderCall call, Attempt attempt) {
        return isNative(call.operation())
                ? MessagesHttp.spliced(call, attempt)
                : MessagesHttp.translated(call, attempt);
    }

    @Override
    public Optional<UpstreamRequest> counting(ProviderCall call, Attempt attempt) {
        return isNative(call.operation()) ? Optional.of(MessagesHttp.counting(call, attempt)) : Optional.empty();
    }

    @Override
    public Decoded decode(ProviderCall call, Attempt attempt, UpstreamAnswer answer) {
        if (!answer.isSuccess()) {
            return new Decoded.Failed(new ErrorReader(call).ofStatus(answer));
        }
        return isNative(call.operation())
                ? NativeAnswer.read(call, answer)
                : AnswerReader.read(call, usesJsonTool(call, attempt), answer, clock.instant());
    }

    @Override
    public StreamDecoder streamDecoder(ProviderCall call, Attempt attempt) {
        EventReader events = isNative(call.operation())
                ? new NativeStream(call)
                : new AnswerStream(call, usesJsonTool(call, attempt), clock.instant());
        return Hosting.of(attempt.offering().provider()) == Hosting.BEDROCK
                ? new FrameDecoding(new InvokedStream(events))
                : new EventDecoding(events);
    }

    private static boolean isNative(Operation operation) {
        return operation == Operation.MESSAGES;
    }

    private static boolean usesJsonTool(ProviderCall call, Attempt attempt) {
        return JsonTool.isUsed(
                call, ClaudeModel.of(attempt.offering().upstreamModel()).takesSchemas());
    }
}
