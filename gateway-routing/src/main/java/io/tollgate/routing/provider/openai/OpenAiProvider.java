package io.tollgate.routing.provider.openai;

import io.tollgate.routing.catalogue.Protocol;
import io.tollgate.routing.plan.Attempt;
import io.tollgate.routing.provider.ChatCall;
import io.tollgate.routing.provider.Decoded;
import io.tollgate.routing.provider.Provider;
import io.tollgate.routing.provider.StreamDecoder;
import io.tollgate.routing.provider.UpstreamAnswer;
import io.tollgate.routing.provider.UpstreamRequest;

/** OpenAI itself, and everybody who speaks its chat completions. */
public final class OpenAiProvider implements Provider {

    @Override
    public Protocol protocol() {
        return Protocol.OPENAI;
    }

    @Override
    public UpstreamRequest encode(ChatCall call, Attempt attempt) {
        return RequestSplice.of(call, attempt);
    }

    @Override
    public Decoded decode(ChatCall call, UpstreamAnswer answer) {
        return answer.isSuccess() ? AnswerReader.read(call, answer) : new Decoded.Failed(ErrorReader.ofStatus(answer));
    }

    @Override
    public StreamDecoder streamDecoder(ChatCall call) {
        return new ChunkDecoder(call);
    }
}
