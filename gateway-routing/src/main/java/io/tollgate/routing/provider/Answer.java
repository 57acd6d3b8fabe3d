package io.tollgate.routing.provider;

import io.tollgate.billing.price.TokenUsage;
import java.util.Map;
import java.util.Optional;

/**
 * What a provider's complete answer came to.
 *
 * @param body in the caller's protocol, under the model's public name
 * @param usage absent, or {@link UsagePart#untold}, where the provider did not say
 * @param finishReason of the first choice
 * @param outputBytes UTF-8 bytes of generated text, reasoning and tool arguments: what to estimate usage from
 */
public record Answer(byte[] body, Optional<UsagePart> usage, Optional<String> finishReason, long outputBytes) {

    /** What the provider counted. */
    public Optional<TokenUsage> counted() {
        return usage.filter(part -> !part.isUntold()).map(UsagePart::tokens);
    }

    /** The body with these members in its usage; the body itself when it has none. */
    public byte[] withUsage(Map<String, byte[]> members) {
        return usage.map(part -> part.extend(body, members)).orElse(body);
    }
}
