package io.tollgate.routing.catalogue;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a host differs from what its protocol says; which host has which, and where it says so, is in the presets. */
public enum Quirk {
    /** The limit of the output is {@code max_tokens}, never {@code max_completion_tokens}. */
    MAX_TOKENS,
    /** {@code stream_options} is refused; usage comes without it. */
    NO_STREAM_OPTIONS,
    /** The seed is {@code random_seed}. */
    RANDOM_SEED,
    /** A tool is required by {@code any}. */
    TOOL_CHOICE_ANY,
    /** Instructions come from {@code system} alone, not from {@code developer}. */
    SYSTEM_ROLE,
    /** An answer cannot be held to a schema. */
    NO_JSON_SCHEMA,
    /** What a model thought in earlier turns is refused: it is left out of messages. */
    NO_REASONING_CONTENT,
    /** Images are taken in the request alone: what an address points to is fetched by the gateway. */
    INLINE_IMAGES,
    /** There are OpenAI's Responses too, which go through as they are. */
    RESPONSES,
    /** The upstream model is a part of the path, as Azure's deployments are. */
    DEPLOYMENT_PATHS,
    /** Models are called as Bedrock's InvokeModel does it: named in the path, and streaming in AWS's event stream. */
    INVOKE_MODEL,
    /** Models are called as Vertex AI does it: other makers' by raw predictions, embeddings by predictions. */
    VERTEX;

    /** The name in presets, in the API and in Postgres. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Quirk> of(String label) {
        return Arrays.stream(values())
                .filter(quirk -> quirk.label().equals(label))
                .findFirst();
    }
}
