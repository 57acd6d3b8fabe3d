package io.tollgate.routing.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisClient;
import io.tollgate.routing.Samples;
import io.tollgate.routing.catalogue.Catalogue;
import io.tollgate.routing.catalogue.Credential;
import io.tollgate.routing.catalogue.Offering;
import io.tollgate.routing.catalogue.Quota;
import io.tollgate.routing.plan.Attempt;
import io.tollgate.testkit.Line;
import io.tollgate.testkit.TestServers;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CredentialQuotasTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final UUID ORGANIZATION = new UUID(1, 1);
    private static final UUID NEWCOMER = new UUID(1, 2);

    private final Line line = Line.to(TestServers.freshRedisUrl());
    private final RedisClient redis = RedisClient.create(line.url());
    private final AtomicLong nanos = new AtomicLong(5_000_000_000L);
    private final CredentialQuotas here = node("here");
    private final CredentialQuotas there = node("there");

    private CredentialQuotas node(String name) {
        return new CredentialQuotas(
                new RedisQuotaLease(redis.connect(), name, Slicing.MINUTES), Slicing.MINUTES, nanos::get);
    }

    @AfterEach
    void close() {
        redis.shutdown();
        line.close();
    }

    @Test
    void letsACredentialBeUsedAsOftenAsItsQuotaSaysAndNoOftener() {
        Credential credential = perMinute(3, Long.MAX_VALUE);

        renew(here, credential);

        assertThat(takes(here, credential, ORGANIZATION, 5)).isEqualTo(3);
        assertThat(here.usedUp()).containsExactly(credential.slug());
    }

    @Test
    void saysHowLongUntilTheOldestUseIsAMinuteAgo() {
        Credential credential = perMinute(2, Long.MAX_VALUE);
        renew(here, credential);
        takes(here, credential, ORGANIZATION, 3);
        pass(Duration.ofMillis(200));
        renew(here, credential);

        Optional<Duration> pause = here.pause(List.of(attempt(credential)), ORGANIZATION);

        assertThat(pause.orElseThrow()).isBetween(Duration.ofSeconds(55), Duration.ofSeconds(66));
    }

    @Test
    void waitsForNothingWhereOneOfTheAttemptsMayBeMade() {
        Credential used = perMinute(1, Long.MAX_VALUE);
        renew(here, used);
        takes(here, used, ORGANIZATION, 2);
        Credential free = Samples.credential("birch", "main");

        assertThat(here.pause(List.of(attempt(used)), ORGANIZATION)).isPresent();
        assertThat(here.pause(List.of(attempt(used), attempt(free)), ORGANIZATION))
                .isEmpty();
    }

    @Test
    void sharesAQuotaAmongNodesByWhatIsAskedOfThem() {
        Credential credential = perMinute(100, Long.MAX_VALUE);
        renew(here, credential);
        renew(there, credential);
        for (int second = 0; second < 8; second++) {
            there.pause(List.of(attempt(credential)), ORGANIZATION);
            here.pause(List.of(attempt(credential)), ORGANIZATION);
            pass(Duration.ofSeconds(1));
            renew(here, credential);
            renew(there, credential);
        }

        int usedHere = takes(here, credential, ORGANIZATION, 100);
        int usedThere = takes(there, credential, ORGANIZATION, 100);

        assertThat(usedHere).isBetween(30, 60);
        assertThat(usedThere).isBetween(30, 60);
        assertThat(usedHere + usedThere).isLessThanOrEqualTo(100);
    }

    @Test
    void movesWhatOneNodeDoesNotUseToTheOneThatNeedsIt() {
        Credential credential = perMinute(100, Long.MAX_VALUE);
        renew(here, credential);
        renew(there, credential);

        int usedThere = 0;
        for (int second = 0; second < 10; second++) {
            usedThere += takes(there, credential, ORGANIZATION, 100);
            pass(Duration.ofSeconds(1));
            renew(here, credential);
            renew(there, credential);
        }

        assertThat(usedThere).isBetween(80, 100);
    }

    @Test
    void countsTheTokensThatWereUsedInTheEnd() {
        Credential credential = perMinute(Long.MAX_VALUE, 1_000);
        renew(here, credential);

        ((Taken.Use) here.take(credential, ORGANIZATION, 800)).settle(300);
        pass(Duration.ofSeconds(1));
        renew(here, credential);
        pass(Duration.ofSeconds(1));
        renew(here, credential);

        assertThat(here.take(credential, ORGANIZATION, 550)).isInstanceOf(Taken.Use.class);
        assertThat(here.take(credential, ORGANIZATION, 200)).isInstanceOf(Taken.UsedUp.class);
    }

    @Test
    void makesUpForTokensThatNobodyExpected() {
        Credential credential = perMinute(Long.MAX_VALUE, 1_000);
        renew(here, credential);

        ((Taken.Use) here.take(credential, ORGANIZATION, 100)).settle(950);

        assertThat(here.take(credential, ORGANIZATION, 100)).isInstanceOf(Taken.UsedUp.class);
        pass(Duration.ofSeconds(1));
        renew(here, credential);
        assertThat(here.take(credential, ORGANIZATION, 100)).isInstanceOf(Taken.UsedUp.class);
    }

    @Test
    void letsAnOrganizationThatComesLaterHaveItsPart() {
        Credential credential = perMinute(100, Long.MAX_VALUE);
        renew(here, credential);
        takes(here, credential, ORGANIZATION, 1_000);

        int late = takes(here, credential, NEWCOMER, 1_000);

        assertThat(late).isEqualTo(10);
    }

    @Test
    void splitsEachSliceAmongTheOrganizationsThatAsk() {
        Credential credential = perMinute(100, Long.MAX_VALUE);
        renew(here, credential);
        here.take(credential, NEWCOMER, 1);
        pass(Duration.ofSeconds(1));
        renew(here, credential);

        int flooding = takes(here, credential, ORGANIZATION, 1_000);

        assertThat(flooding).isBetween(45, 50);
        assertThat(takes(here, credential, NEWCOMER, 1_000)).isGreaterThanOrEqualTo(35);
    }

    @Test
    void goesByItsPartOfTheQuotaWhileRedisIsAway() {
        Credential credential = perMinute(100, Long.MAX_VALUE);
        renew(here, credential);
        renew(there, credential);
        pass(Duration.ofSeconds(1));
        renew(here, credential);
        int before = takes(here, credential, ORGANIZATION, 20);
        line.close();
        pass(Duration.ofSeconds(3));
        renew(here, credential);

        int alone = takes(here, credential, ORGANIZATION, 1_000);

        assertThat(before).isEqualTo(20);
        assertThat(before + alone).isEqualTo(50);
        pass(Duration.ofSeconds(62));
        renew(here, credential);
        assertThat(takes(here, credential, ORGANIZATION, 1_000)).isEqualTo(50);
    }

    @Test
    void beginsAnewWhenAQuotaIsChangedAndForgetsNothingThatWasUsed() {
        Credential credential = perMinute(5, Long.MAX_VALUE);
        renew(here, credential);
        takes(here, credential, ORGANIZATION, 5);

        Credential raised = credential.within(new Quota(OptionalLong.of(8), OptionalLong.empty()));
        renew(here, raised);

        assertThat(takes(here, raised, ORGANIZATION, 9)).isEqualTo(3);
    }

    private static Credential perMinute(long requests, long tokens) {
        return Samples.credential("alder", "main")
                .within(new Quota(
                        requests == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(requests),
                        tokens == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(tokens)));
    }

    private static Attempt attempt(Credential credential) {
        return new Attempt(offering(credential), credential);
    }

    private static Offering offering(Credential credential) {
        Offering offering = Samples.offering("alder", URI.create("https://alder.example"), Optional.empty());
        return new Offering(
                offering.slug(),
                offering.model(),
                offering.provider(),
                offering.upstreamModel(),
                offering.region(),
                offering.quantization(),
                offering.priority(),
                offering.weight(),
                offering.price(),
                List.of(credential));
    }

    private static void renew(CredentialQuotas node, Credential credential) {
        node.renew(new Catalogue(1, List.of(Samples.MODEL), List.of(offering(credential))))
                .block(PATIENCE);
    }

    /** How many of so many requests may be made. */
    private static int takes(CredentialQuotas node, Credential credential, UUID organization, int times) {
        int taken = 0;
        for (int i = 0; i < times; i++) {
            taken += node.take(credential, organization, 1) instanceof Taken.Use ? 1 : 0;
        }
        return taken;
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
