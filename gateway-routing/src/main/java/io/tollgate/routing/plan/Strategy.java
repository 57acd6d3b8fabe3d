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
        double score(Bid bid) {
            return bid.turn(balance(bid));
        }
    },
    /** The lowest expected cost for the caller. */
    PRICE {
        @Override
        double score(Bid bid) {
            return bid.cost();
        }
    },
    /** The shortest expected time to the first token. */
    LATENCY {
        @Override
        double score(Bid bid) {
            return bid.condition().ttftMillis();
        }
    },
    /** The shortest expected time for each further token. */
    THROUGHPUT {
        @Override
        double score(Bid bid) {
            return bid.condition().tokenMillis();
        }
    },
    /** The lowest priority number; a draw by weight among those of the same. */
    PRIORITY {
        @Override
        double score(Bid bid) {
            double turn = bid.turn(bid.offering().weight());
            return bid.offering().priority() + turn / (1 + turn);
        }
    },
    /** A draw by weight. */
    WEIGHTED {
        @Override
        double score(Bid bid) {
            return bid.turn(bid.offering().weight());
        }
    };

    /** The lower score is tried first. */
    abstract double score(Bid bid);

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
    static double balance(Bid bid) {
        double price = Math.max(1, bid.cost());
        double reliability = Math.max(0.01, 1 - bid.condition().errorRatio());
        double duration = Math.max(1, bid.condition().answerMillis(bid.outputTokens()));
        return reliability * reliability / (price * price * duration);
    }
}
