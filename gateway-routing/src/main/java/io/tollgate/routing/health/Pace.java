package io.tollgate.routing.health;

/**
 * How fast an offering has lately been with a credential: moving averages that begin at what is expected of anything, and
 * go back to it while nothing is heard. Safe for use by many threads.
 */
final class Pace {

    private static final double LATEST = 0.1;
    private static final double HALF_LIFE_MILLIS = 300_000;
    /** A caller who reads slowly makes a stream seem slow. */
    private static final double AT_MOST = 5;

    private final Condition expected;
    private final Percentiles firstTokens = new Percentiles();
    private final Percentiles answers = new Percentiles();
    private double ttft;
    private double token;
    private int ttfts;
    private int tokens;
    private long heardAt;

    Pace(Condition expected) {
        this.expected = expected;
        this.ttft = expected.ttftMillis();
        this.token = expected.tokenMillis();
    }

    synchronized void firstToken(double millis, long now) {
        firstTokens.add(millis, now);
        ttft = mean(ttft, millis, ++ttfts);
        heardAt = now;
    }

    /** Each of so many tokens took so long, on average. */
    synchronized void token(double millis, long now) {
        token = mean(token, Math.min(millis, token * AT_MOST), ++tokens);
        heardAt = now;
    }

    /** An answer came as a whole: what the first token is not expected to take was the others'. */
    synchronized void whole(double millis, long outputTokens, long now) {
        answers.add(millis, now);
        if (outputTokens == 0) {
            firstToken(millis, now);
        } else {
            token(Math.max(0, millis - ttft) / outputTokens, now);
        }
    }

    /** What nineteen of twenty first tokens were not above, in milliseconds; 0 while there are too few to tell. */
    synchronized double ttftP95(long now) {
        return firstTokens.p95(now);
    }

    /** An answer in one piece was given up on after so long. */
    synchronized void unanswered(double millis, long now) {
        answers.add(millis, now);
    }

    /** As {@link #ttftP95}, of answers in one piece. */
    synchronized double answerP95(long now) {
        return answers.p95(now);
    }

    synchronized Condition condition(
            Standing standing, double errorRatio, double served, int inFlight, double share, long now) {
        double fresh = ttfts + tokens == 0 ? 0 : fresh(heardAt, now);
        return new Condition(
                standing,
                faded(ttft, expected.ttftMillis(), fresh),
                firstTokens.p90(now),
                faded(token, expected.tokenMillis(), fresh),
                errorRatio,
                served,
                inFlight,
                share);
    }

    /** How much of what was heard then still counts, above 0 up to 1. */
    static double fresh(long heardAt, long now) {
        return Math.pow(0.5, Math.max(0, now - heardAt) / HALF_LIFE_MILLIS);
    }

    private static double faded(double measured, double expected, double fresh) {
        return expected + (measured - expected) * fresh;
    }

    /** The expectation counts as much as one sample. */
    private static double mean(double before, double sample, int samples) {
        return before + (sample - before) * Math.max(LATEST, 1.0 / (samples + 1));
    }
}
