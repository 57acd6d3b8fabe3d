package io.tollgate.routing.provider;

import io.tollgate.routing.catalogue.ApiKey;
import io.tollgate.routing.catalogue.Offering;
import io.tollgate.routing.catalogue.Protocol;
import io.tollgate.routing.catalogue.ProviderEntry;
import io.tollgate.routing.plan.Attempt;
import java.util.List;
import java.util.Optional;

/** A family of providers that speak one wire format. Pure: all methods only turn bytes into bytes. */
public interface Provider {

    Protocol protocol();

    /**
     * Whether requests of this operation go to the offering's provider as they are. Every family speaks {@link
     * Operation#CHAT}; what it does not speak is translated to that where it is a chat, and else not sent.
     */
    boolean speaks(Operation operation, Offering offering);

    /** What tells whether a key is good at this provider; empty where there is nothing that costs nothing. */
    default Optional<Inquiry> inquiry(ProviderEntry provider, ApiKey key) {
        return Optional.empty();
    }

    /**
     * The images that this offering's provider takes in the request, where it fetches none that have but an address there;
     * empty where it fetches them.
     */
    default Optional<InlineImages> inlineImages(Offering offering) {
        return Optional.empty();
    }

    /** The calls that this one is made as, because the offering takes only so much at once; mostly itself alone. */
    default List<ProviderCall> parts(ProviderCall call, Attempt attempt) {
        return List.of(call);
    }

    /** What the answers of a call's parts, in their order, come to together. */
    default Answer joined(ProviderCall call, List<Answer> parts) {
        return parts.get(0);
    }

    /**
     * The request that this attempt sends.
     *
     * @throws Untranslatable when the offering cannot be asked that
     */
    UpstreamRequest encode(ProviderCall call, Attempt attempt);

    /**
     * The request that asks how many tokens the call's prompt has, and costs nothing; empty where there is no such call.
     *
     * @throws Untranslatable when the offering cannot be asked that
     */
    default Optional<UpstreamRequest> counting(ProviderCall call, Attempt attempt) {
        return Optional.empty();
    }

    /** What a complete reply means, whatever its status. */
    Decoded decode(ProviderCall call, Attempt attempt, UpstreamAnswer answer);

    /**
     * The events of an answer that came whole although a stream was asked for; none where providers of the family are not
     * known to answer so.
     */
    default List<StreamEvent> streamed(ProviderCall call, Answer whole) {
        return List.of();
    }

    /** A decoder for one streamed reply of status 200. */
    StreamDecoder streamDecoder(ProviderCall call, Attempt attempt);
}
