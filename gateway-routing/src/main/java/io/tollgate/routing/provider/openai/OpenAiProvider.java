package io.tollgate.routing.provider.openai;

import io.tollgate.routing.catalogue.Offering;
import io.tollgate.routing.catalogue.Protocol;
import io.tollgate.routing.plan.Attempt;
import io.tollgate.routing.provider.Decoded;
import io.tollgate.routing.provider.Operation;
import io.tollgate.routing.provider.Provider;
import io.tollgate.routing.provider.ProviderCall;
import io.tollgate.routing.provider.StreamDecoder;
import io.tollgate.routing.provider.UpstreamAnswer;
import io.tollgate.routing.provider.UpstreamRequest;

/** OpenAI itself, and everybody who speaks its chat completions. */
public final class OpenAiProvider implements Provider {

    @Override
    public Protocol protocol() {
        return Protocol.OPENAI;
    }

    /** Few of OpenAI's imitators have its Responses, and none of them says so. */
    @Override
    public boolean speaks(Operation operation, Offering offering) {
        return operation != Operation.RESPONSES && operation != Operation.MESSAGES;
    }

    @Override
    public UpstreamRequest encode(ProviderCall call, Attempt attempt) {
        return RequestSplice.of(call, attempt);
    }

    @Override
    public Decoded decode(ProviderCall call, UpstreamAnswer answer) {
        return answer.isSuccess() ? AnswerReader.read(call, answer) : new Decoded.Failed(ErrorReader.ofStatus(answer));
    }

    @Override
    public StreamDecoder streamDecoder(ProviderCall call) {
        return new ChunkDecoder(call);
    }
}
