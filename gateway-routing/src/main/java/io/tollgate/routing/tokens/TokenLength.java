package io.tollgate.routing.tokens;

/** How many bytes of text came to how many tokens, as far as is remembered. */
record TokenLength(long bytes, long tokens) {

    /** A token of most prompts' text has about four bytes; what is reported soon outweighs this. */
    static final TokenLength START = new TokenLength(128, 32);

    /** Older reports fade behind so many tokens, because what a model is asked changes. */
    private static final long REMEMBERED = 65_536;

    /** Tokens of text are nowhere longer on average: what is, was an image or a file. */
    private static final long LONGEST = 16;

    /** The same with this report in it, if it can be one of text alone. */
    TokenLength with(long reportedBytes, long reportedTokens) {
        if (reportedTokens <= 0 || reportedBytes < reportedTokens || reportedBytes / LONGEST > reportedTokens) {
            return this;
        }
        long faded = Math.max(1, (tokens + reportedTokens) / REMEMBERED);
        return new TokenLength((bytes + reportedBytes) / faded, (tokens + reportedTokens) / faded);
    }

    /** What this much text presumably comes to, rounded up. */
    long tokensOf(long text) {
        return (text * tokens + bytes - 1) / bytes;
    }
}
