package io.tollgate.routing.plan;

import io.tollgate.billing.price.Rates;
import io.tollgate.billing.price.TokenUsage;
import io.tollgate.billing.price.Unit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps requests that share a prompt's beginning with one offering and credential, whose provider has it cached: by
 * rendezvous hashing, so that what happens to one home moves nobody from another, with a bound on the load of each.
 *
 * @see <a href="https://doi.org/10.1109/90.663936">Thaler and Ravishankar: rendezvous hashing</a>
 * @see <a href="https://arxiv.org/abs/1608.01350">Mirrokni, Thorup and Zadimoghaddam: bounded loads</a>
 */
final class Stickiness {

    /** It is dearer with its cache than another one without, or much slower. */
    private static final int NO_HOME = 1;

    /** It has more than its share, or fails too often. */
    private static final int OVERTAXED = 2;

    /** Nobody is crowded by so few calls under way. */
    private static final double LEAST_BOUND = 16;

    private static final double LOAD_SLACK = 1.25;
    private static final double FAST_ENOUGH = 1.25;
    private static final double TOO_MANY_ERRORS = 0.25;

    private final List<Candidate> candidates;
    private final Affinity affinity;
    private final Strategy strategy;
    private final TokenUsage expected;
    private long cheapest = Long.MAX_VALUE;
    private double fastest = Double.MAX_VALUE;
    private boolean cached;
    private @Nullable Candidate home;

    private Stickiness(List<Candidate> candidates, Affinity affinity, Strategy strategy, TokenUsage expected) {
        this.candidates = candidates;
        this.affinity = affinity;
        this.strategy = strategy;
        this.expected = expected;
    }

    /**
     * Scores the candidates anew, in the order in which the key prefers them, unless that saves nothing.
     *
     * @param candidates scored by the strategy
     * @return the home; null when there is none
     */
    static @Nullable Candidate settle(
            List<Candidate> candidates, Affinity affinity, Strategy strategy, TokenUsage expected) {
        Stickiness stickiness = new Stickiness(candidates, affinity, strategy, expected);
        stickiness.compare();
        if (stickiness.cached || affinity.source().isExplicit()) {
            stickiness.choose();
            stickiness.bound();
        }
        return stickiness.home;
    }

    /** What became of the home in the plan. */
    static Home outcome(Candidate home, Affinity affinity, Candidate first) {
        return new Home(
                home.attempt(), affinity.source(), home == first ? Optional.empty() : Optional.of(reason(home)));
    }

    private static String reason(Candidate home) {
        if (home.isUsable()) {
            return home.condition().errorRatio() > TOO_MANY_ERRORS ? "failing" : "crowded";
        }
        return home.condition().share() < 1
                ? "recovering"
                : home.condition().standing().label();
    }

    private void compare() {
        for (Candidate candidate : candidates) {
            candidate.saves(saving(candidate));
            cached = cached || candidate.warmCost() < candidate.cost();
            cheapest = Math.min(cheapest, candidate.cost());
            fastest = Math.min(fastest, candidate.score());
        }
    }

    private long saving(Candidate candidate) {
        Rates rates = candidate.offering().price().orElseThrow().list().rates(expected);
        long each = Math.max(0, rates.input() - rates.of(Unit.CACHE_READ));
        return each * Math.min(affinity.sharedTokens(), expected.input());
    }

    private void choose() {
        for (Candidate candidate : candidates) {
            if (mayBeHome(candidate)) {
                candidate.scored(strategy.homeScore(candidate, turn(candidate)));
                home = home == null || Candidate.compareWell(candidate, home) < 0 ? candidate : home;
            } else {
                candidate.demote(NO_HOME);
            }
        }
    }

    /** A switch from there costs more than it saves. */
    private boolean mayBeHome(Candidate candidate) {
        return switch (strategy.merit()) {
            case COST -> candidate.warmCost() <= cheapest || (!cached && !strategy.isByCostAlone());
            case TIME -> candidate.score() <= FAST_ENOUGH * fastest;
            case SHARE -> true;
        };
    }

    /** None gets far more than its share, however unevenly the keys are asked for. */
    private void bound() {
        double weights = 0;
        long underWay = 1;
        for (Candidate candidate : candidates) {
            if (isInUse(candidate)) {
                weights += weight(candidate);
                underWay += candidate.condition().inFlight();
            }
        }
        for (Candidate candidate : candidates) {
            if (isInUse(candidate) && isOvertaxed(candidate, underWay / weights)) {
                candidate.demote(OVERTAXED);
            }
        }
    }

    private boolean isOvertaxed(Candidate candidate, double perWeight) {
        double most = Math.max(LEAST_BOUND, Math.ceil(LOAD_SLACK * perWeight * weight(candidate)));
        // The cheapest takes what comes: that is what was asked for.
        boolean crowded = !strategy.isByCostAlone() && candidate.condition().inFlight() >= most;
        return crowded || candidate.condition().errorRatio() > TOO_MANY_ERRORS;
    }

    private static boolean isInUse(Candidate candidate) {
        return candidate.isUsable() && candidate.demotion() == 0;
    }

    /** An offering's is the same however many credentials it has. */
    private double weight(Candidate candidate) {
        return strategy.homeWeight(candidate)
                / candidate.offering().credentials().size();
    }

    private double turn(Candidate candidate) {
        long seed = Chance.seed(affinity.key(), candidate.offering().slug());
        return Chance.turn(seed, candidate.attempt().credential().slug(), weight(candidate));
    }
}
