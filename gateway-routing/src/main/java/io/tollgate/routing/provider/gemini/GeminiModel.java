package io.tollgate.routing.provider.gemini;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a model takes, told by its name; one whose name tells nothing is taken for a new one.
 *
 * @param version such as 205 for 2.5
 * @see <a href="https://ai.google.dev/gemini-api/docs/models">Gemini models</a>
 */
record GeminiModel(int version, boolean pro, boolean gemma) {

    private static final int UNKNOWN = 9_900;
    private static final Pattern NAME = Pattern.compile("gemini-(\\d+)(?:\\.(\\d+))?");

    static GeminiModel of(String upstreamModel) {
        Matcher name = NAME.matcher(upstreamModel);
        int version = UNKNOWN;
        if (name.find()) {
            int minor = name.group(2) == null ? 0 : Integer.parseInt(name.group(2));
            version = Integer.parseInt(name.group(1)) * 100 + minor;
        }
        return new GeminiModel(version, upstreamModel.contains("-pro"), upstreamModel.contains("gemma"));
    }

    /** Whether it is told a level of thinking rather than a budget, and always thinks. */
    boolean hasLevels() {
        return version >= 300;
    }

    /** Whether its calls of tools go back with their signatures. */
    boolean signs() {
        return version >= 300;
    }

    /** Whether each search that it makes is billed, and not just that it searched. */
    boolean paysBySearch() {
        return version >= 300;
    }

    /** Whether it takes schemas as they are, and fetches files by itself. */
    boolean takesJsonSchema() {
        return version >= 205;
    }

    /** Whether it has a place for instructions. */
    boolean takesInstructions() {
        return !gemma;
    }
}
