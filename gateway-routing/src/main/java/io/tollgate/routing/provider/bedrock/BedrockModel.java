package io.tollgate.routing.provider.bedrock;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a model takes, told by its id, which may be an inference profile's or an ARN.
 *
 * @param version of a Claude, such as 405 for 4.5
 * @see <a href="https://docs.aws.amazon.com/bedrock/latest/userguide/conversation-inference-supported-models-features.html">
 *     Supported models and model features</a>
 */
record BedrockModel(Maker maker, String line, int version) {

    private static final Pattern CLAUDE = Pattern.compile("claude-(?:([a-z]+)-)?(\\d+)(?:[-.](\\d{1,2})(?!\\d))?");

    /** Who made it, as far as that makes a difference. */
    enum Maker {
        ANTHROPIC,
        MISTRAL,
        NOVA,
        OPENAI,
        OTHER
    }

    static BedrockModel of(String id) {
        Matcher claude = CLAUDE.matcher(id);
        if (claude.find()) {
            String line = claude.group(1) == null ? "" : claude.group(1);
            int minor = claude.group(3) == null ? 0 : Integer.parseInt(claude.group(3));
            return new BedrockModel(Maker.ANTHROPIC, line, Integer.parseInt(claude.group(2)) * 100 + minor);
        }
        return new BedrockModel(maker(id), "", 0);
    }

    private static Maker maker(String id) {
        if (id.contains("mistral.")) {
            return Maker.MISTRAL;
        }
        if (id.contains("amazon.nova")) {
            return Maker.NOVA;
        }
        return id.contains("openai.gpt-oss") ? Maker.OPENAI : Maker.OTHER;
    }

    boolean isClaude() {
        return maker == Maker.ANTHROPIC;
    }

    /** Whether an answer can be held to a schema. */
    boolean takesSchemas() {
        return isClaude() && (version >= 405 || (line.equals("opus") && version >= 401));
    }

    /** Whether it decides for itself how much to think, and is told an effort rather than a budget. */
    boolean adapts() {
        return isClaude() && version >= 406;
    }

    /** Whether it refuses temperature and the like. */
    boolean refusesSampling() {
        return isClaude() && (version >= 500 || (line.equals("opus") && version >= 407));
    }

    /** Whether it refuses temperature beside {@code top_p}. */
    boolean takesOneSampler() {
        return isClaude() && version >= 401;
    }

    /** A call's id as this model takes it. */
    String callId(String id) {
        return maker == Maker.MISTRAL ? ToolIds.ofMistral(id) : ToolIds.plain(id);
    }
}
