package io.tollgate.routing.provider.anthropic;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a model takes, told by its name; one whose name tells nothing is taken for a new one that takes all.
 *
 * @param version such as 405 for 4.5
 * @see <a href="https://docs.anthropic.com/en/docs/about-claude/models/overview">Anthropic: models</a>
 */
record ClaudeModel(String line, int version) {

    private static final int UNKNOWN = 9_900;

    /** Such as {@code claude-3-7-sonnet-20250219}, {@code claude-opus-4-1} or {@code anthropic/claude-sonnet-4.6}. */
    private static final Pattern NAME = Pattern.compile("claude-(?:([a-z]+)-)?(\\d+)(?:[-.](\\d{1,2})(?!\\d))?");

    static ClaudeModel of(String upstreamModel) {
        Matcher name = NAME.matcher(upstreamModel);
        if (!name.find()) {
            return new ClaudeModel("", UNKNOWN);
        }
        String line = name.group(1) == null ? "" : name.group(1);
        int minor = name.group(3) == null ? 0 : Integer.parseInt(name.group(3));
        return new ClaudeModel(line, Integer.parseInt(name.group(2)) * 100 + minor);
    }

    /**
     * Whether it decides for itself how much to think, and is told an effort rather than a budget.
     *
     * @see <a href="https://docs.anthropic.com/en/docs/build-with-claude/adaptive-thinking">Adaptive thinking</a>
     */
    boolean adapts() {
        return version >= 406;
    }

    /** Whether {@code xhigh} is an effort that it knows; 4.6 has low, medium, high and max. */
    boolean takesExtraEffort() {
        return version >= 407;
    }

    /**
     * Whether it can be bound to a schema.
     *
     * @see <a href="https://docs.anthropic.com/en/docs/build-with-claude/structured-outputs">Structured outputs</a>
     */
    boolean takesSchemas() {
        return version >= 405 || (line.equals("opus") && version >= 401);
    }

    /** Whether it refuses {@code temperature}, {@code top_p} and {@code top_k} other than the usual. */
    boolean refusesSampling() {
        return version != UNKNOWN && (version >= 500 || (line.equals("opus") && version >= 407));
    }

    /** Whether it refuses {@code temperature} beside {@code top_p}. */
    boolean takesOneSampler() {
        return version >= 401;
    }
}
