package io.tollgate.routing.provider;

import java.util.List;
import java.util.Set;

/**
 * What an endpoint does not do, or does otherwise than the provider's own.
 *
 * @param text a sentence for callers
 */
public record Limitation(Set<Operation> operations, String text) {

    /** All that are known, by endpoint. */
    public static final List<Limitation> KNOWN = List.of(
            of(
                    "`stream_options.include_usage` is always asked of the provider; the caller gets usage only if asked for.",
                    Operation.CHAT,
                    Operation.COMPLETIONS),
            of(
                    "A list of prompts is generated, and held against budgets, one by one: `n` or `best_of` times each.",
                    Operation.COMPLETIONS),
            of(
                    "A batch is split only where the offering has a `batch_limit`; four parts are under way at a time, and one"
                            + " that fails sends the whole batch to the next offering.",
                    Operation.EMBEDDINGS),
            of(
                    "At Gemini texts alone are embedded, and usage is estimated where Gemini does not tell it.",
                    Operation.EMBEDDINGS),
            of(
                    "At Cohere texts alone are embedded, as `search_document` unless `input_type` says otherwise.",
                    Operation.EMBEDDINGS),
            of("Without `model`, `omni-moderation-latest` must be in the catalogue.", Operation.MODERATIONS),
            of("Searches are counted as one for every 100 documents.", Operation.RERANK),
            of("Cohere ranks texts alone: of a document that is an object it gets `text`.", Operation.RERANK),
            of("Images do not stream, and at most 10 are made at once.", Operation.IMAGES, Operation.IMAGE_EDITS),
            of(
                    "Images are sent as a multipart form, read whole up to `tollgate.max-request-size`; each is held against budgets"
                            + " as 10,000 tokens.",
                    Operation.IMAGE_EDITS),
            of(
                    "`stream_format: sse` is not served. A provider tells no usage with sound: price speech by `character`,"
                            + " because output tokens are not metered.",
                    Operation.SPEECH),
            of(
                    "A sound that breaks off ends with the connection, because it has no place for an error.",
                    Operation.SPEECH),
            of(
                    "The upload is read whole, up to `tollgate.max-request-size`, before a provider is called: a fallback needs"
                            + " it again. Without usage or duration from the provider, seconds are guessed from its size at 128 kbit/s."
                            + " A provider that ignores `stream` is streamed in one piece.",
                    Operation.TRANSCRIPTION,
                    Operation.TRANSLATION),
            of(
                    "The answer cannot be capped to a budget: a request whose worst case does not fit is refused.",
                    Operation.IMAGES,
                    Operation.IMAGE_EDITS,
                    Operation.TRANSCRIPTION,
                    Operation.TRANSLATION),
            of(
                    "At providers of the protocol `bedrock` images that have an address are downloaded by the gateway, and files are sent in"
                            + " Base64; keys are not checked and what is open is not probed, because no call there is free of permissions of its own.",
                    Operation.CHAT),
            of(
                    "Parameters that a provider has no word for are refused by name, or dropped with"
                            + " `x-tollgate-unsupported: drop`. Images that a translated provider draws in a chat are `images` of the"
                            + " message, what it cites are `annotations`, in Cohere's own words `citations` too;"
                            + " only what a provider cited itself goes back to it.",
                    Operation.CHAT,
                    Operation.RESPONSES),
            of(
                    "Goes through as it is where the provider has the quirk `responses`. Nothing is stored, so"
                            + " `previous_response_id`, `conversation`, `prompt` and `background` are refused by name.",
                    Operation.RESPONSES),
            of(
                    "Extensions of the canonical form that a provider has no word for are left out; what has no canonical form"
                            + " is refused by name.",
                    Operation.RESPONSES,
                    Operation.MESSAGES));

    public Limitation {
        operations = Set.copyOf(operations);
    }

    private static Limitation of(String text, Operation... operations) {
        return new Limitation(Set.of(operations), text);
    }
}
