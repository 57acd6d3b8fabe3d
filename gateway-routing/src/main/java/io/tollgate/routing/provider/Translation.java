package io.tollgate.routing.provider;

/**
 * A client's protocol in terms of the canonical form, which is OpenAI's chat completion with extension members: used
 * wherever the provider does not speak the client's protocol itself. Pure, and the same for all requests: what belongs to
 * one request is in its call.
 */
public interface Translation {

    /**
     * The request as a {@link Operation#CHAT chat completion}, streaming where the call does.
     *
     * @throws Untranslatable when it asks for what the canonical form has no words for
     */
    ProviderCall request(ProviderCall own);

    /** The answer in the client's words, with the place that its usage has there. */
    Answer answer(ProviderCall own, Answer canonical);

    /**
     * The events in the client's words: one canonical event may become several or none, content stays content, and usage
     * comes in a chunk. {@link StreamEvent.Broken} passes as it is. The canonical decoder shows usage if, and only if, the
     * translated request asked for it.
     */
    StreamDecoder stream(ProviderCall own, StreamDecoder canonical);

    /** OpenAI's error body in the client's words. */
    byte[] error(int status, byte[] canonical);
}
