package io.tollgate.billing.admission;

import static io.tollgate.billing.testing.Requests.concurrency;
import static io.tollgate.billing.testing.Requests.daily;
import static io.tollgate.billing.testing.Requests.rpm;
import static io.tollgate.billing.testing.Requests.spent;
import static io.tollgate.billing.testing.Requests.tpm;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.billing.admission.AdmissionOutcome.Admitted;
import io.tollgate.billing.admission.AdmissionOutcome.BudgetExceeded;
import io.tollgate.billing.admission.AdmissionOutcome.RateLimited;
import io.tollgate.billing.admission.AdmissionOutcome.Stale;
import io.tollgate.billing.price.Estimate;
import io.tollgate.billing.redis.ShardKeys;
import io.tollgate.billing.testing.Ledger;
import io.tollgate.billing.testing.Requests;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class RedisAdmissionTest {

    private final Ledger ledger = Ledger.open();
    private final Requests requests = new Requests();

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void holdsTheWorstCaseInEveryScope() {
        ScopeLimits organization = requests.organization(daily(1_000));
        ScopeLimits team = requests.team(daily(500));

        ledger.hold(requests.asking(300, organization, team));

        assertThat(ledger.status(organization).budgets().get(0).remaining()).isEqualTo(700);
        assertThat(ledger.status(team).budgets().get(0).reserved()).isEqualTo(300);
    }

    @Test
    void admitsUpToTheVeryAmount() {
        assertThat(ledger.admit(requests.asking(500, requests.team(daily(500)))))
                .isInstanceOf(Admitted.class);
    }

    @Test
    void refusesWhatOnlyOtherHoldsStandInTheWayOf() {
        ScopeLimits team = requests.team(daily(500));
        ledger.hold(requests.asking(400, team));

        AdmissionOutcome outcome = ledger.admit(requests.asking(101, team));

        assertThat(outcome).isInstanceOfSatisfying(BudgetExceeded.class, refused -> {
            assertThat(refused.reservedOnly()).isTrue();
            assertThat(refused.reserved()).isEqualTo(400);
            assertThat(refused.needed()).isEqualTo(101);
        });
    }

    @Test
    void refusesWhatIsSpentNamingTheScopeThatHasNoRoom() {
        ScopeLimits organization = requests.organization(daily(10_000));
        ScopeLimits team = requests.team(daily(500));
        AdmissionRequest first = requests.asking(450, organization, team);
        ledger.settle(ledger.hold(first), spent(first, 450));

        AdmissionOutcome outcome = ledger.admit(requests.asking(51, organization, team));

        assertThat(outcome).isInstanceOfSatisfying(BudgetExceeded.class, refused -> {
            assertThat(refused.scope()).isEqualTo(team);
            assertThat(refused.spent()).isEqualTo(450);
            assertThat(refused.reservedOnly()).isFalse();
            assertThat(refused.resetsAt()).isPresent();
        });
    }

    @Test
    void namesOfSeveralSpentBudgetsTheOneThatLastsLongest() {
        Budget total = new Budget(500, BudgetWindow.TOTAL, BudgetKind.HARD);
        ScopeLimits team = requests.team(daily(500), total);
        AdmissionRequest first = requests.asking(450, team);
        ledger.settle(ledger.hold(first), spent(first, 450));

        AdmissionOutcome outcome = ledger.admit(requests.asking(51, team));

        assertThat(outcome).isInstanceOfSatisfying(BudgetExceeded.class, refused -> {
            assertThat(refused.budget()).isEqualTo(total);
            assertThat(refused.resetsAt()).isEmpty();
        });
    }

    @Test
    void namesTheBudgetThatSuspendsBeforeThoseThatAreSpent() {
        Budget total = new Budget(10, BudgetWindow.TOTAL, BudgetKind.HARD);

        AdmissionOutcome outcome = ledger.admit(requests.asking(51, requests.team(total), requests.key(daily(0))));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        BudgetExceeded.class,
                        refused -> assertThat(refused.budget()).isEqualTo(daily(0)));
    }

    @Test
    void consumesNothingInAnyScopeWhenItRefuses() {
        ScopeLimits organization = requests.organization(daily(10_000));
        ScopeLimits team = requests.team(daily(10));

        ledger.admit(requests.asking(11, organization, requests.key(rpm(1)), team));

        assertThat(ledger.status(organization).budgets().get(0).reserved()).isZero();
        assertThat(ledger.status(requests.key(rpm(1))).rpm().orElseThrow().remaining())
                .isEqualTo(1);
    }

    @Test
    void neverLetsConcurrentRequestsPassABudgetTogether() {
        ScopeLimits team = requests.team(daily(1_000));

        List<AdmissionOutcome> outcomes = Flux.range(0, 100)
                .flatMap(i -> ledger.admission().admit(requests.asking(30, team)), 100)
                .collectList()
                .block(Duration.ofSeconds(10));

        assertThat(outcomes).filteredOn(Admitted.class::isInstance).hasSize(33);
        assertThat(ledger.status(team).budgets().get(0).reserved()).isEqualTo(990);
    }

    @Test
    void treatsAnAmountOfZeroAsSuspended() {
        AdmissionRequest free = new AdmissionRequest(
                1,
                List.of(requests.team(daily(0))),
                new Estimate(0, 0),
                new OutputLimit(OptionalLong.of(1), 10, false),
                0,
                1,
                requests.asking(1).draft());

        assertThat(ledger.admit(free)).isInstanceOf(BudgetExceeded.class);
    }

    @Test
    void doesNotRefuseForASoftBudget() {
        Budget soft = new Budget(1, BudgetWindow.DAY, BudgetKind.SOFT);

        assertThat(ledger.admit(requests.asking(100, requests.team(soft)))).isInstanceOf(Admitted.class);
    }

    @Test
    void capsTheOutputToWhatRemains() {
        OutputLimit limit = new OutputLimit(OptionalLong.of(4_000), 8_000, false);

        Hold hold = ledger.hold(requests.request(limit, requests.team(daily(1_000))));

        assertThat(hold.outputLimit()).isEqualTo(1_000);
        assertThat(hold.capped()).isTrue();
    }

    @Test
    void refusesRatherThanCapsWhereTheCallerIsStrict() {
        OutputLimit limit = new OutputLimit(OptionalLong.of(4_000), 8_000, true);

        assertThat(ledger.admit(requests.request(limit, requests.team(daily(1_000)))))
                .isInstanceOf(BudgetExceeded.class);
    }

    @Test
    void refusesRatherThanCapsBelowAUsefulAnswer() {
        OutputLimit limit = new OutputLimit(OptionalLong.of(4_000), 8_000, false);

        assertThat(ledger.admit(requests.request(limit, requests.team(daily(255)))))
                .isInstanceOf(BudgetExceeded.class);
    }

    @Test
    void holdsAFairPartWhenTheCallerNamesNoLimit() {
        OutputLimit unnamed = new OutputLimit(OptionalLong.empty(), 128_000, false);

        Hold hold = ledger.hold(requests.request(unnamed, requests.team(daily(80_000))));

        assertThat(hold.outputLimit()).isEqualTo(10_000);
    }

    @Test
    void refusesRatherThanGivesAFairPartWhereTheCallerIsStrict() {
        OutputLimit whole = new OutputLimit(OptionalLong.empty(), 4_000, true);

        assertThat(ledger.hold(requests.request(whole, requests.team(daily(4_000))))
                        .outputLimit())
                .isEqualTo(4_000);
        assertThat(ledger.admit(requests.request(whole, requests.key(daily(3_999)))))
                .isInstanceOf(BudgetExceeded.class);
    }

    @Test
    void reckonsWithLimitsThatNoScriptCanWrite() {
        RateLimits huge = new RateLimits(
                OptionalLong.of(Long.MAX_VALUE), OptionalLong.of(Long.MAX_VALUE), OptionalLong.of(Long.MAX_VALUE));
        ScopeLimits key = requests.key(huge);
        AdmissionRequest request = requests.asking(100, key);
        Admitted admitted = (Admitted) ledger.admit(request);

        ledger.settle(admitted.hold(), spent(request, 10));

        long most = (1L << 53) - 2_000;
        assertThat(admitted.headroom().requests().orElseThrow().remaining()).isGreaterThan(most);
        assertThat(admitted.headroom().tokens().orElseThrow().remaining()).isGreaterThan(most);
        assertThat(ledger.status(key).rpm().orElseThrow().remaining()).isGreaterThan(most);
        assertThat(ledger.status(key).tpm().orElseThrow().remaining()).isGreaterThan(most);
        assertThat(ledger.status(key).concurrency().orElseThrow().remaining()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void doesNotTouchTheOutputWithoutABudget() {
        OutputLimit unnamed = new OutputLimit(OptionalLong.empty(), 128_000, false);

        Hold hold = ledger.hold(requests.request(unnamed, requests.team()));

        assertThat(hold.outputLimit()).isEqualTo(128_000);
        assertThat(hold.capped()).isFalse();
    }

    @Test
    void raisesAHoldOnlyWhereThereIsRoom() {
        ScopeLimits team = requests.team(daily(500));
        Hold hold = ledger.hold(requests.asking(200, team));

        assertThat(ledger.extend(hold, new Estimate(0, 2_000))).isTrue();
        assertThat(ledger.extend(hold, new Estimate(0, 3_000))).isFalse();

        assertThat(ledger.status(team).budgets().get(0).reserved()).isEqualTo(400);
    }

    @Test
    void raisesAHoldOfYesterdayOnlyBesideThoseOfToday() {
        ScopeLimits team = requests.team(new Budget(500, BudgetWindow.TOTAL, BudgetKind.HARD));
        Hold yesterdays = ledger.hold(requests.asking(200, team));
        ledger.makeYesterdays(yesterdays);
        ledger.hold(requests.asking(200, team));

        assertThat(ledger.extend(yesterdays, new Estimate(0, 1_600))).isFalse();
        assertThat(ledger.extend(yesterdays, new Estimate(0, 1_500))).isTrue();
    }

    @Test
    void keepsAHoldForACheaperAttempt() {
        ScopeLimits team = requests.team(daily(500));
        Hold hold = ledger.hold(requests.asking(200, team));

        assertThat(ledger.extend(hold, new Estimate(0, 500))).isTrue();

        assertThat(ledger.status(team).budgets().get(0).reserved()).isEqualTo(200);
    }

    @Test
    void answersStaleOnceTheOrganizationHasChanged() {
        String revision =
                new ShardKeys(Requests.SHARD).revision(requests.spender().organizationId());
        ledger.redis().sync().set(revision, "2");

        assertThat(ledger.admit(requests.asking(1))).isInstanceOf(Stale.class);
    }

    @Test
    void letsExactlyAMinutesRequestsThroughAndSaysWhenTheNextOnePasses() {
        ScopeLimits key = requests.key(rpm(2));
        ledger.hold(requests.asking(1, key));
        ledger.hold(requests.asking(1, key));

        AdmissionOutcome outcome = ledger.admit(requests.asking(1, key));

        assertThat(outcome).isInstanceOfSatisfying(RateLimited.class, refused -> {
            assertThat(refused.kind()).isEqualTo(AdmissionOutcome.RateKind.RPM);
            assertThat(refused.limit()).isEqualTo(2);
            assertThat(refused.retryAfter()).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(30));
        });
    }

    @Test
    void saysTheTimeAfterWhichEveryScopeLetsARequestThrough() {
        ScopeLimits team = requests.team(rpm(60));
        ScopeLimits key = requests.key(rpm(2));
        for (int i = 0; i < 60; i++) {
            ledger.hold(i < 2 ? requests.asking(1, team, key) : requests.asking(1, team));
        }

        AdmissionOutcome outcome = ledger.admit(requests.asking(1, team, key));

        assertThat(outcome).isInstanceOfSatisfying(RateLimited.class, refused -> {
            assertThat(refused.scope()).isEqualTo(key);
            assertThat(refused.retryAfter()).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(30));
        });
    }

    @Test
    void saysTheTimeAfterWhichEveryLimitOfAScopeLetsARequestThrough() {
        ScopeLimits key =
                requests.key(new RateLimits(OptionalLong.of(2), OptionalLong.of(1_000), OptionalLong.empty()));
        ledger.hold(requests.asking(450, key));
        ledger.hold(requests.asking(450, key));

        AdmissionOutcome outcome = ledger.admit(requests.asking(900, key));

        assertThat(outcome).isInstanceOfSatisfying(RateLimited.class, refused -> {
            assertThat(refused.kind()).isEqualTo(AdmissionOutcome.RateKind.TPM);
            assertThat(refused.retryAfter()).isBetween(Duration.ofSeconds(40), Duration.ofSeconds(48));
        });
    }

    @Test
    void namesTheLimitThatSuspendsBeforeThoseThatRefill() {
        ScopeLimits team = requests.team(rpm(1));
        ScopeLimits key = requests.key(concurrency(0));
        ledger.hold(requests.asking(1, team));

        AdmissionOutcome outcome = ledger.admit(requests.asking(1, team, key));

        assertThat(outcome).isInstanceOfSatisfying(RateLimited.class, refused -> {
            assertThat(refused.scope()).isEqualTo(key);
            assertThat(refused.limit()).isZero();
        });
    }

    @Test
    void tellsWhatIsLeftOfTheRate() {
        Admitted admitted = (Admitted) ledger.admit(requests.asking(1, requests.key(rpm(60))));

        assertThat(admitted.headroom().requests()).hasValueSatisfying(rate -> {
            assertThat(rate.limit()).isEqualTo(60);
            assertThat(rate.remaining()).isEqualTo(59);
            assertThat(rate.reset()).isEqualTo(Duration.ofSeconds(1));
        });
    }

    @Test
    void givesUnusedTokensBack() {
        ScopeLimits key = requests.key(tpm(10_000));
        AdmissionRequest request = requests.asking(8_000, key);
        Hold hold = ledger.hold(request);
        assertThat(ledger.admit(requests.asking(8_000, key))).isInstanceOf(RateLimited.class);

        ledger.settle(hold, spent(request, 95));

        assertThat(ledger.status(key).tpm().orElseThrow().remaining()).isBetween(9_890L, 9_910L);
    }

    @Test
    void givesUnusedTokensBackToALimitThatWasRaisedMeanwhile() {
        AdmissionRequest request = requests.asking(80, requests.key(tpm(100)));
        Hold hold = ledger.hold(request);
        ScopeLimits raised = requests.key(tpm(100_000));
        ledger.counters().change(raised, "TPM", 90_000);

        ledger.settle(hold, spent(request, 10));

        assertThat(ledger.status(raised).tpm().orElseThrow().remaining()).isGreaterThan(90_000);
    }

    @Test
    void takesTokensThatWereUsedAboveTheHoldFromTheNextRequests() {
        ScopeLimits key = requests.key(tpm(10_000));
        AdmissionRequest request = requests.asking(1_000, key);

        ledger.settle(ledger.hold(request), spent(request, 9_995));

        assertThat(ledger.status(key).tpm().orElseThrow().remaining()).isLessThan(200);
        assertThat(ledger.admit(requests.asking(1_000, key))).isInstanceOf(RateLimited.class);
    }

    @Test
    void tellsWhatIsLeftOfEachLimitWhenItRefuses() {
        ScopeLimits team = requests.team(daily(50_000));
        ScopeLimits key = requests.key(tpm(10_000));
        ledger.hold(requests.asking(9_000, team, key));

        AdmissionOutcome outcome = ledger.admit(requests.asking(8_000, team, key));

        assertThat(outcome).isInstanceOfSatisfying(RateLimited.class, refused -> {
            assertThat(refused.headroom().budgetNano()).hasValue(41_000);
            assertThat(refused.headroom().requests()).isEmpty();
            assertThat(refused.headroom().tokens()).hasValueSatisfying(tokens -> {
                assertThat(tokens.limit()).isEqualTo(10_000);
                assertThat(tokens.remaining()).isBetween(1_000L, 2_000L);
                assertThat(tokens.reset()).isBetween(Duration.ofSeconds(40), Duration.ofSeconds(54));
            });
        });
    }

    @Test
    void countsWholeNanoDollarsBeyondWhatAScriptCanReckonWith() {
        ScopeLimits team = requests.team();
        ledger.counters().change(team, "TRILLIONS", 9_007);
        ledger.counters().change(team, "TOTAL", 199_254_740_990L);
        AdmissionRequest request = requests.asking(1_000, team);

        ledger.settle(ledger.hold(request), spent(request, 7));

        assertThat(ledger.counters().change(team, "TRILLIONS", 0)).isEqualTo(9_007);
        assertThat(ledger.counters().change(team, "TOTAL", 0)).isEqualTo(199_254_740_997L);
    }

    @Test
    void letsNobodyOweMoreThanAMinutesTokens() {
        ScopeLimits key = requests.key(tpm(10_000));
        AdmissionRequest request = requests.asking(1_000, key);

        ledger.settle(ledger.hold(request), spent(request, 1_000_000));

        assertThat(ledger.admit(requests.asking(10_000, key))).isInstanceOfSatisfying(RateLimited.class, refused -> {
            assertThat(refused.retryAfter()).isBetween(Duration.ofSeconds(115), Duration.ofMinutes(2));
        });
    }

    @Test
    void limitsHowManyRequestsAreUnderWay() {
        ScopeLimits key = requests.key(concurrency(1));
        AdmissionRequest request = requests.asking(1, key);
        Hold hold = ledger.hold(request);
        assertThat(ledger.admit(requests.asking(1, key))).isInstanceOf(RateLimited.class);

        ledger.settle(hold, spent(request, 1));

        assertThat(ledger.admit(requests.asking(1, key))).isInstanceOf(Admitted.class);
    }

    @Test
    void doesNotAdmitWhatWasVoidedBefore() {
        ScopeLimits team = requests.team(daily(500));
        AdmissionRequest request = requests.asking(200, team);

        ledger.voidAdmission(request);

        assertThat(ledger.admission()
                        .admit(request)
                        .onErrorResume(e -> Mono.empty())
                        .block())
                .isNull();
        assertThat(ledger.status(team).budgets().get(0).reserved()).isZero();
    }
}
