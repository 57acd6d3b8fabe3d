package io.tollgate.simulator;

import java.util.List;

/** The words of every answer: always the same, plain ASCII without anything that JSON would escape. */
final class AnswerText {

    static final int MAX_TOKENS = 262_144;

    private static final List<String> SENTENCES = List.of(
            "A toll gate counts every cart that passes and lets none through unpaid.",
            "The keeper writes one line for each of them in a book that must always add up.",
            "When the near bridge is closed the cart takes the far one and still arrives before dark.",
            "At dusk the book and the chest are compared, and they agree to the last penny.");

    private static final String TEXT;
    /** Where token i ends, so that the first k tokens are a prefix of the text. */
    private static final int[] ENDS = new int[MAX_TOKENS + 1];

    static {
        String[] words = String.join(" ", SENTENCES).split(" ");
        StringBuilder text = new StringBuilder(MAX_TOKENS * 5);
        for (int i = 0; i < MAX_TOKENS; i++) {
            text.append(i == 0 ? "" : " ").append(words[i % words.length]);
            ENDS[i + 1] = text.length();
        }
        TEXT = text.toString();
    }

    private AnswerText() {}

    /** Tokens {@code from} (inclusive) to {@code to} (exclusive); consecutive slices join without a gap. */
    static String tokens(int from, int to) {
        return TEXT.substring(ENDS[from], ENDS[to]);
    }
}
