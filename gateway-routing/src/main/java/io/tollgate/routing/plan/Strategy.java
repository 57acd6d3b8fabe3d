package io.tollgate.routing.plan;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What comes first among the offerings that can take a request and stand alike. {@code docs/routing.md} explains each. */
public enum Strategy {
    /** A draw in which price counts most, then health and the expected duration. */
    BALANCED {
        @Override
        double score(Candidate candidate, long output, long seed) {
            return Chance.turn(seed, candidate.offering().slug(), balance(candidate, output));
        }

        @Override
        Merit merit() {
            return Merit.COST;
        }

        @Override
        double homeWeight(Candidate candidate) {
            double price = Math.max(1, candidate.warmCost());
            return 1 / (price * price);
        }
    },
    /** The lowest expected cost for the caller. */
    PRICE {
        @Override
        double score(Candidate candidate, long output, long seed) {
            return candidate.cost();
        }

        @Override
        Merit merit() {
            return Merit.COST;
        }

        @Override
        double homeScore(Candidate candidate, double turn) {
            return candidate.warmCost() + below1(turn);
        }
    },
    /** The shortest expected time to the first token. */
    LATENCY {
        @Override
        double score(Candidate candidate, long output, long seed) {
            return candidate.condition().ttftMillis();
        }

        @Override
        Merit merit() {
            return Merit.TIME;
        }
    },
    /** The shortest expected time for each further token. */
    THROUGHPUT {
        @Override
        double score(Candidate candidate, long output, long seed) {
            return candidate.condition().tokenMillis();
        }

        @Override
        Merit merit() {
            return Merit.TIME;
        }
    },
    /** The lowest priority number; a draw by weight among those of the same. */
    PRIORITY {
        @Override
        double score(Candidate candidate, long output, long seed) {
            return candidate.offering().priority() + below1(drawn(candidate, seed));
        }

        @Override
        Merit merit() {
            return Merit.SHARE;
        }

        @Override
        double homeWeight(Candidate candidate) {
            return candidate.offering().weight();
        }

        @Override
        double homeScore(Candidate candidate, double turn) {
            return candidate.offering().priority() + below1(turn);
        }
    },
    /** A draw by weight. */
    WEIGHTED {
        @Override
        double score(Candidate candidate, long output, long seed) {
            return drawn(candidate, seed);
        }

        @Override
        Merit merit() {
            return Merit.SHARE;
        }

        @Override
        double homeWeight(Candidate candidate) {
            return candidate.offering().weight();
        }
    },
    /** As {@link #PRICE}; what answers in one piece is given only if it is good enough, and else the next better one is asked. */
    CASCADE {
        @Override
        double score(Candidate candidate, long output, long seed) {
            return candidate.cost();
        }

        @Override
        Merit merit() {
            return Merit.COST;
        }

        @Override
        double homeScore(Candidate candidate, double turn) {
            return PRICE.homeScore(candidate, turn);
        }
    };

    /** What a strategy looks at, and so what a home is measured by. */
    enum Merit {
        COST,
        TIME,
        SHARE
    }

    /** Whether nothing but the cost decides. */
    boolean isByCostAlone() {
        return this == PRICE || this == CASCADE;
    }

    /** What makes an offering good enough to be the home of a prompt. */
    abstract Merit merit();

    /** The part of the prompts that an offering is the home of, beside others. Times are not in it: a home stays. */
    double homeWeight(Candidate candidate) {
        return 1;
    }

    /**
     * As {@link #score}, among those that can be the home of a prompt.
     *
     * @param turn in a draw by {@link #homeWeight} that all requests with this prompt share
     */
    double homeScore(Candidate candidate, double turn) {
        return turn;
    }

    /**
     * The lower score is tried first.
     *
     * @param output the answer's expected length, in tokens
     * @param seed of the request's draws
     */
    abstract double score(Candidate candidate, long output, long seed);

    /** The name in the API and in policies. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Strategy> of(String label) {
        return Arrays.stream(values())
                .filter(strategy -> strategy.label().equals(label))
                .findFirst();
    }

    /** All names, for sentences. */
    public static String labels() {
        return Arrays.stream(values()).map(Strategy::label).collect(Collectors.joining(", "));
    }

    /** The weight of {@link #BALANCED}: health ÷ (price² × expected duration). */
    static double balance(Candidate candidate, long output) {
        double price = Math.max(1, candidate.cost());
        double reliability = Math.max(0.01, 1 - candidate.condition().errorRatio());
        double duration = Math.max(1, candidate.condition().answerMillis(output));
        return reliability * reliability / (price * price * duration);
    }

    private static double drawn(Candidate candidate, long seed) {
        return Chance.turn(
                seed, candidate.offering().slug(), candidate.offering().weight());
    }

    private static double below1(double turn) {
        return turn == Double.MAX_VALUE ? 1 : turn / (1 + turn);
    }
}
