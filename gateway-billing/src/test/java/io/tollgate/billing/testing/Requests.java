package io.tollgate.billing.testing;

import io.tollgate.billing.admission.AdmissionRequest;
import io.tollgate.billing.admission.Budget;
import io.tollgate.billing.admission.BudgetKind;
import io.tollgate.billing.admission.BudgetWindow;
import io.tollgate.billing.admission.Narrowing;
import io.tollgate.billing.admission.OutputLimit;
import io.tollgate.billing.admission.RateLimits;
import io.tollgate.billing.admission.Scope;
import io.tollgate.billing.admission.ScopeKind;
import io.tollgate.billing.admission.ScopeLimits;
import io.tollgate.billing.money.Money;
import io.tollgate.billing.price.Cost;
import io.tollgate.billing.price.Estimate;
import io.tollgate.billing.price.TokenUsage;
import io.tollgate.billing.tenant.IdKind;
import io.tollgate.billing.tenant.Spender;
import io.tollgate.billing.usage.UsageEvent;
import io.tollgate.billing.usage.UsageEvent.Charge;
import io.tollgate.billing.usage.UsageEvent.UsageSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;

/** Requests of one spender, with a price at which one output token costs one nano-USD. */
public final class Requests {

    public static final int SHARD = 7;

    /** What requests ask for. */
    public static final String MODEL = "sim-large";

    public static final Estimate FREE_INPUT = new Estimate(0, 1_000);

    private final Spender spender =
            new Spender(IdKind.next(), SHARD, IdKind.next(), IdKind.next(), Optional.of(IdKind.next()));

    public Spender spender() {
        return spender;
    }

    public ScopeLimits organization(Budget... budgets) {
        return limits(ScopeKind.ORGANIZATION, spender.organizationId(), RateLimits.NONE, budgets);
    }

    public ScopeLimits team(Budget... budgets) {
        return limits(ScopeKind.TEAM, spender.teamId(), RateLimits.NONE, budgets);
    }

    public ScopeLimits team(RateLimits rates) {
        return limits(ScopeKind.TEAM, spender.teamId(), rates);
    }

    public ScopeLimits key(Budget... budgets) {
        return limits(ScopeKind.KEY, spender.keyId(), RateLimits.NONE, budgets);
    }

    public ScopeLimits key(RateLimits rates) {
        return limits(ScopeKind.KEY, spender.keyId(), rates);
    }

    public ScopeLimits member() {
        return limits(ScopeKind.MEMBER, spender.memberId().orElseThrow(), RateLimits.NONE);
    }

    /** One of the team's end users, with a budget. */
    public ScopeLimits endUser(String name, Budget... budgets) {
        return limits(ScopeKind.END_USER, Scope.endUser(spender.teamId(), name).id(), RateLimits.NONE, budgets);
    }

    /** The same scope narrowed to a model, with limits of its own. */
    public static ScopeLimits of(ScopeLimits whole, String model, RateLimits rates, Budget... budgets) {
        Narrowing part = new Narrowing(Narrowing.By.MODEL, model);
        return new ScopeLimits(whole.scope().to(part), whole.name(), List.of(budgets), rates);
    }

    /** A request of all scopes that every real one has, and of these besides. */
    public AdmissionRequest whole(long output, ScopeLimits... further) {
        List<ScopeLimits> limits = new ArrayList<>(List.of(organization(), team(daily(1_000_000)), key(), member()));
        limits.addAll(List.of(further));
        return asking(output, limits.toArray(ScopeLimits[]::new));
    }

    public static Budget daily(long nano) {
        return new Budget(nano, BudgetWindow.DAY, BudgetKind.HARD);
    }

    public static RateLimits rpm(long limit) {
        return new RateLimits(OptionalLong.of(limit), OptionalLong.empty(), OptionalLong.empty());
    }

    public static RateLimits tpm(long limit) {
        return new RateLimits(OptionalLong.empty(), OptionalLong.of(limit), OptionalLong.empty());
    }

    public static RateLimits concurrency(long limit) {
        return new RateLimits(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.of(limit));
    }

    /** A request that asks for so many output tokens, and so may cost as many nano-USD. */
    public AdmissionRequest asking(long output, ScopeLimits... limits) {
        return request(new OutputLimit(OptionalLong.of(output), 1_000_000, true), limits);
    }

    public AdmissionRequest request(OutputLimit output, ScopeLimits... limits) {
        return new AdmissionRequest(
                1, List.of(limits), FREE_INPUT, output, 0, output.requested().orElse(100), draft());
    }

    private UsageEvent draft() {
        return new UsageEvent(
                IdKind.next(),
                spender,
                new UsageEvent.Call("chat", MODEL, true, Optional.empty(), Optional.empty(), Map.of("env", "a\tb")),
                new UsageEvent.Outcome(
                        UsageEvent.Status.OK,
                        200,
                        Optional.empty(),
                        Optional.of("stop"),
                        Optional.of(new UsageEvent.Served("alder", "alder-large", "alder-1", "large"))),
                Charge.NOTHING,
                new UsageEvent.Latency(10, 20, 30, OptionalLong.of(40), 50, 60),
                List.of(new UsageEvent.Attempt(
                        "alder",
                        "alder-large",
                        "alder-1",
                        "served",
                        OptionalInt.of(200),
                        60,
                        40,
                        OptionalLong.of(7),
                        Optional.empty(),
                        Optional.empty())),
                "node-1");
    }

    /** The end of a request that spent so much. */
    public static UsageEvent spent(AdmissionRequest request, long nano) {
        return spent(request, request.draft().call().model(), nano);
    }

    /** The end of a request that spent so much on this model. */
    public static UsageEvent spent(AdmissionRequest request, String model, long nano) {
        Money money = new Money(Math.multiplyExact(nano, 1_000));
        Cost cost = new Cost(money, money, Money.ZERO, Money.ZERO);
        Charge charge = new Charge(
                TokenUsage.of(5, nano),
                UsageSource.PROVIDER,
                Optional.of(new UUID(0, 1)),
                Optional.empty(),
                cost,
                new Money(3));
        UsageEvent draft = request.draft();
        return new UsageEvent(
                draft.requestId(),
                draft.spender(),
                new UsageEvent.Call(
                        draft.call().endpoint(),
                        model,
                        true,
                        Optional.empty(),
                        Optional.empty(),
                        draft.call().tags()),
                draft.outcome(),
                charge,
                draft.latency(),
                draft.attempts(),
                draft.node());
    }

    private static ScopeLimits limits(ScopeKind kind, UUID id, RateLimits rates, Budget... budgets) {
        return new ScopeLimits(new Scope(kind, id), kind.label(), List.of(budgets), rates);
    }
}
