package io.tollgate.routing.provider;

import io.tollgate.routing.plan.Attempt;
import java.util.ArrayList;
import java.util.List;

/** Both sides speak the same protocol: the caller's bytes go on. */
final class DirectConversation implements Conversation {

    private final ProviderCall call;
    private final Provider family;
    private final Attempt attempt;
    private final List<ProviderCall> parts;

    DirectConversation(ProviderCall call, Provider family, Attempt attempt) {
        this.call = call;
        this.family = family;
        this.attempt = attempt;
        this.parts = family.parts(call, attempt);
    }

    @Override
    public List<UpstreamRequest> requests() {
        return parts.stream().map(part -> family.encode(part, attempt)).toList();
    }

    @Override
    public Decoded decode(List<UpstreamAnswer> answers) {
        List<Answer> whole = new ArrayList<>(answers.size());
        for (int i = 0; i < answers.size(); i++) {
            Decoded part = family.decode(parts.get(i), attempt, answers.get(i));
            if (part instanceof Decoded.Failed || parts.size() == 1) {
                return part;
            }
            whole.add(((Decoded.Answered) part).answer());
        }
        return new Decoded.Answered(family.joined(call, whole));
    }

    @Override
    public List<StreamEvent> streamed(Answer whole) {
        return family.streamed(call, whole);
    }

    @Override
    public StreamDecoder streamDecoder() {
        return family.streamDecoder(call, attempt);
    }
}
