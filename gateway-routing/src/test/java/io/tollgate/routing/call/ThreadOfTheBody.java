package io.tollgate.routing.call;

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
import io.tollgate.routing.provider.openai.OpenAiProvider;

/** OpenAI's family, which remembers the thread that made the last body. */
final class ThreadOfTheBody implements Provider {

    private final Provider family = new OpenAiProvider();
    private volatile String thread = "";

    String thread() {
        return thread;
    }

    @Override
    public Protocol protocol() {
        return family.protocol();
    }

    @Override
    public boolean speaks(Operation operation, Offering offering) {
        return family.speaks(operation, offering);
    }

    @Override
    public UpstreamRequest encode(ProviderCall call, Attempt attempt) {
        UpstreamRequest request = family.encode(call, attempt);
        return new UpstreamRequest(request.uri(), request.headers(), () -> {
            thread = Thread.currentThread().getName();
            return request.body().get();
        });
    }

    @Override
    public Decoded decode(ProviderCall call, Attempt attempt, UpstreamAnswer answer) {
        return family.decode(call, attempt, answer);
    }

    @Override
    public StreamDecoder streamDecoder(ProviderCall call, Attempt attempt) {
        return family.streamDecoder(call, attempt);
    }
}
