package io.tollgate.routing.plan;

import io.tollgate.billing.price.PriceVersion;
import io.tollgate.billing.price.Rates;
import io.tollgate.billing.price.TokenUsage;
import io.tollgate.routing.catalogue.Credential;
import io.tollgate.routing.catalogue.Model;
import io.tollgate.routing.catalogue.Offering;
import io.tollgate.routing.catalogue.OwnKeys;
import io.tollgate.routing.health.Condition;
import io.tollgate.routing.health.HealthSnapshot;
import io.tollgate.routing.health.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One model's offerings for one request: those that can take it, the best first, and why the others cannot. */
final class Ranking {

    /** An answer's usual length, where the caller's limit and the model's allow it. */
    private static final long EXPECTED_OUTPUT_TOKENS = 1_000;

    private static final int BEHIND_THE_ORDER = 0xFFFF;

    private final Need need;
    private final Model model;
    private final RoutingPolicy policy;
    private final HealthSnapshot health;
    private final TokenUsage expected;
    private final boolean unconstrained;
    private final List<Candidate> candidates;
    private @Nullable Candidate home;
    private List<Excluded> excluded = List.of();

    /** An offering that is not tried. */
    record Excluded(Offering offering, Exclusion reason) {

        /** Why, with the limit that it is about. */
        String sentence() {
            return switch (reason) {
                case CONTEXT_LENGTH ->
                    reason.sentence() + ": " + offering.model().contextLength() + " tokens";
                case MAX_OUTPUT -> reason.sentence() + ": " + offering.model().maxOutputTokens() + " tokens";
                default -> reason.sentence();
            };
        }
    }

    private Ranking(Need need, RoutingPolicy policy, Model model, int offerings, HealthSnapshot health) {
        this.need = need;
        this.model = model;
        this.policy = policy;
        this.health = health;
        this.expected = expectedUsage(need, model);
        this.unconstrained = policy.constraints().equals(Constraints.NONE);
        this.candidates = new ArrayList<>(offerings);
    }

    static Ranking of(Need need, RoutingPolicy policy, Model model, List<Offering> offerings, HealthSnapshot health) {
        Ranking ranking = new Ranking(need, policy, model, offerings.size(), health);
        for (Offering offering : offerings) {
            ranking.add(offering);
        }
        need.affinity().ifPresent(ranking::settle);
        ranking.candidates.sort(Candidate::compare);
        ranking.withoutFallbacks();
        return ranking;
    }

    private void settle(Affinity affinity) {
        home = Stickiness.settle(candidates, affinity, policy.strategy(), expected);
    }

    /** Where the prompt is expected to be cached, and what the plan makes of that. */
    Optional<Home> home() {
        Candidate settled = home;
        return settled == null || candidates.isEmpty()
                ? Optional.empty()
                : need.affinity().map(affinity -> Stickiness.outcome(settled, affinity, candidates.get(0)));
    }

    /** The best first. */
    List<Candidate> candidates() {
        return candidates;
    }

    List<Excluded> excluded() {
        return excluded;
    }

    private void add(Offering offering) {
        Exclusion reason = reason(offering);
        if (reason == null) {
            addCandidates(offering, offering.price().orElseThrow());
        } else {
            exclude(offering, reason);
        }
    }

    private @Nullable Exclusion reason(Offering offering) {
        if (offering.price().isEmpty()) {
            return Exclusion.UNPRICED;
        }
        if (offering.credentials().isEmpty()
                && !need.ownKeys().reach(offering.provider().slug())) {
            return Exclusion.NO_CREDENTIAL;
        }
        if (!need.servedBy().contains(offering.provider().protocol())) {
            return Exclusion.NOT_SERVED;
        }
        if (!policy.allowFallbacks() && !policy.order().isEmpty() && place(offering) == BEHIND_THE_ORDER) {
            return Exclusion.NOT_FIRST;
        }
        if (need.leastTokens() > offering.model().contextLength()) {
            return Exclusion.CONTEXT_LENGTH;
        }
        if (isShort(offering)) {
            return Exclusion.MAX_OUTPUT;
        }
        if (!offering.takes(need.parameters())) {
            return Exclusion.PARAMETERS;
        }
        return unconstrained ? null : policy.constraints().excludes(offering);
    }

    /** Whether it gives less than is asked for, and less than the model does elsewhere. */
    private boolean isShort(Offering offering) {
        long most = offering.model().maxOutputTokens();
        return most < model.maxOutputTokens()
                && most < need.requestedOutputTokens().orElse(0);
    }

    private void addCandidates(Offering offering, PriceVersion price) {
        int before = candidates.size();
        long cost = cost(price.list().rates(expected));
        String provider = offering.provider().slug();
        OwnKeys own = need.ownKeys();
        addCandidates(offering, OwnKeys.at(provider, own.before()), Precedence.OWN_FIRST, cost);
        addCandidates(offering, offering.credentials(), Precedence.PLATFORM, cost);
        addCandidates(offering, OwnKeys.at(provider, own.after()), Precedence.OWN_LAST, cost);
        if (candidates.size() == before) {
            exclude(offering, Exclusion.MAX_TTFT);
        }
    }

    /** Credentials of one owner have the offering's score, and follow each other where they stand alike. */
    private void addCandidates(Offering offering, List<Credential> credentials, Precedence precedence, long cost) {
        List<Credential> turns = CredentialTurns.of(credentials, offering, need.seed(), health);
        double score = 0;
        int place = place(offering);
        for (int i = 0; i < turns.size(); i++) {
            Attempt attempt = new Attempt(offering, turns.get(i));
            Condition condition = policy.near().seen(offering, health.condition(offering, attempt.credential()));
            if (i == 0 && !policy.constraints().allows(condition)) {
                return;
            }
            Candidate candidate = new Candidate(attempt, precedence, condition, cost, rank(condition, offering), place);
            score = i == 0 ? policy.strategy().score(candidate, expected.output(), need.seed()) : score;
            candidates.add(candidate.scored(score));
        }
    }

    /** As {@link Rates#cost} of what is expected, which is of three kinds. */
    private long cost(Rates rates) {
        return rates.request() + rates.input() * expected.input() + rates.output() * expected.output();
    }

    /** What recovers gets only its share, until it has proven itself. */
    private int rank(Condition condition, Offering offering) {
        boolean passedOver = condition.share() < 1 && Chance.of(~need.seed(), offering.slug()) >= condition.share();
        return Math.max(condition.standing().rank(), passedOver ? Standing.OPEN.rank() : 0);
    }

    private int place(Offering offering) {
        if (policy.order().isEmpty()) {
            return BEHIND_THE_ORDER;
        }
        int place = policy.order().indexOf(offering.provider().slug());
        return place < 0 ? BEHIND_THE_ORDER : place;
    }

    /** Without fallbacks and without an order, the first offering's provider is the only one. */
    private void withoutFallbacks() {
        if (policy.allowFallbacks() || !policy.order().isEmpty() || candidates.isEmpty()) {
            return;
        }
        String only = candidates.get(0).offering().provider().slug();
        candidates.stream()
                .map(Candidate::offering)
                .filter(offering -> !offering.provider().slug().equals(only))
                .distinct()
                .forEach(offering -> exclude(offering, Exclusion.NOT_FIRST));
        candidates.removeIf(candidate -> !candidate.offering().provider().slug().equals(only));
    }

    private void exclude(Offering offering, Exclusion reason) {
        if (excluded.isEmpty()) {
            excluded = new ArrayList<>();
        }
        excluded.add(new Excluded(offering, reason));
    }

    private static TokenUsage expectedUsage(Need need, Model model) {
        long limit =
                Math.min(model.maxOutputTokens(), need.requestedOutputTokens().orElse(Long.MAX_VALUE));
        return TokenUsage.of(need.estimatedInputTokens(), Math.min(EXPECTED_OUTPUT_TOKENS, limit));
    }
}
