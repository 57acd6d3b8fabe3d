package io.tollgate.routing.provider;

import io.tollgate.routing.catalogue.Capability;

/** What can be asked of a model, each with the wire format of one endpoint. */
public enum Operation {
    /** The canonical form: what another protocol is translated to, and every family takes. */
    CHAT("chat.completions", "/chat/completions", Capability.CHAT, true),
    COMPLETIONS("completions", "/completions", Capability.COMPLETIONS, true),
    EMBEDDINGS("embeddings", "/embeddings", Capability.EMBEDDINGS, false),
    MODERATIONS("moderations", "/moderations", Capability.MODERATIONS, false),
    RERANK("rerank", "/rerank", Capability.RERANK, false),
    IMAGES("images.generations", "/images/generations", Capability.IMAGES, true),
    IMAGE_EDITS("images.edits", "/images/edits", Capability.IMAGES, true),
    SPEECH("audio.speech", "/audio/speech", Capability.SPEECH, false),
    TRANSCRIPTION("audio.transcriptions", "/audio/transcriptions", Capability.TRANSCRIPTION, true),
    TRANSLATION("audio.translations", "/audio/translations", Capability.TRANSCRIPTION, true),
    /** OpenAI's Responses: a chat in other words. */
    RESPONSES("responses", "/responses", Capability.CHAT, true),
    /** Anthropic's Messages: a chat in other words. */
    MESSAGES("messages", "/messages", Capability.CHAT, true);

    private static final long SOUND_BYTES_PER_TOKEN = 30;

    /**
     * What no image comes to, whatever its fidelity.
     *
     * @see <a href="https://platform.openai.com/docs/guides/images-vision#calculating-costs">Images: calculating costs</a>
     */
    private static final long MOST_IMAGE_TOKENS = 10_000;

    private final String label;
    private final String path;
    private final Capability needed;
    private final boolean generating;

    Operation(String label, String path, Capability needed, boolean generating) {
        this.label = label;
        this.path = path;
        this.needed = needed;
        this.generating = generating;
    }

    /** The endpoint's name in rows, such as {@code chat.completions}. */
    public String label() {
        return label;
    }

    /** The endpoint's path below {@code /v1}, with a slash at its beginning. */
    public String path() {
        return path;
    }

    /** What a model must be able to do. */
    public Capability needed() {
        return needed;
    }

    /** Whether tokens are generated. */
    public boolean isGenerating() {
        return generating;
    }

    /** Whether a request can set its output a limit. */
    public boolean isLimited() {
        return isChat() || this == COMPLETIONS;
    }

    /** An upper bound of the tokens that a body has in it. */
    public long mostInputTokens(Payload body) {
        // No token of text is shorter than a byte. Speech has 25 tokens a second at most, and 6 kbit/s at least.
        if (needed == Capability.TRANSCRIPTION) {
            return body.size() / SOUND_BYTES_PER_TOKEN + 1;
        }
        return this == IMAGE_EDITS && body instanceof Payload.Form edit
                ? edit.form().fileCount() * MOST_IMAGE_TOKENS + edit.form().textSize()
                : body.size();
    }

    /** Whether it is a chat in whatever words, so that a family that speaks none but the canonical form can serve it. */
    public boolean isChat() {
        return needed == Capability.CHAT;
    }
}
