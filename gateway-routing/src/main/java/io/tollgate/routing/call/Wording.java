package io.tollgate.routing.call;

import io.tollgate.routing.plan.Attempt;
import io.tollgate.routing.provider.ClientCall;
import io.tollgate.routing.provider.Conversation;
import io.tollgate.routing.provider.Provider;
import io.tollgate.routing.provider.ProviderFamilies;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** How a call is put to the provider of an attempt. */
final class Wording {

    private final ProviderFamilies families;
    private final ImageInlining images;

    Wording(ProviderFamilies families, ImageInlining images) {
        this.families = families;
        this.images = images;
    }

    /**
     * What is made of the call with all that its provider does not fetch; {@link
     * io.tollgate.routing.provider.Untranslatable} where that cannot be had, {@link ImagesBusy} where there is no room for it.
     */
    <T> Mono<T> whole(ClientCall call, Attempt attempt, Deadline deadline, Function<ClientCall, Mono<T>> use) {
        return family(attempt)
                .inlineImages(attempt.offering())
                .map(taken -> images.inlined(call, taken, deadline, use))
                .orElseGet(() -> use.apply(call));
    }

    /**
     * What is said with it.
     *
     * @throws io.tollgate.routing.provider.Untranslatable when this provider cannot be asked that
     */
    Conversation conversation(ClientCall call, Attempt attempt) {
        return call.with(family(attempt), attempt);
    }

    private Provider family(Attempt attempt) {
        return families.of(attempt.offering().provider().protocol());
    }
}
