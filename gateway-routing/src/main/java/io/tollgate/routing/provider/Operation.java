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
    IMAGES("images.generations", "/images/generations", Capability.IMAGES, false),
    SPEECH("audio.speech", "/audio/speech", Capability.SPEECH, false),
    TRANSCRIPTION("audio.transcriptions", "/audio/transcriptions", Capability.TRANSCRIPTION, true),
    TRANSLATION("audio.translations", "/audio/translations", Capability.TRANSCRIPTION, true),
    /** OpenAI's Responses: a chat in other words. */
    RESPONSES("responses", "/responses", Capability.CHAT, true),
    /** Anthropic's Messages: a chat in other words. */
    MESSAGES("messages", "/messages", Capability.CHAT, true);

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

    /** Whether tokens are generated, so that an answer has an output limit. */
    public boolean isGenerating() {
        return generating;
    }

    /** Whether it is a chat in whatever words, so that a family that speaks none but the canonical form can serve it. */
    public boolean isChat() {
        return needed == Capability.CHAT;
    }
}
