package io.tollgate.routing.provider;

import io.tollgate.routing.plan.Attempt;

/** Both sides speak the same protocol: the caller's bytes go on. */
record DirectConversation(ProviderCall call, Provider family, Attempt attempt) implements Conversation {

    @Override
    public UpstreamRequest request() {
        return family.encode(call, attempt);
    }

    @Override
    public Decoded decode(UpstreamAnswer answer) {
        return family.decode(call, answer);
    }

    @Override
    public StreamDecoder streamDecoder() {
        return family.streamDecoder(call);
    }
}
