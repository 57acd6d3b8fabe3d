package io.tollgate.routing.health;

import static io.tollgate.routing.health.Standing.CLOSED;
import static io.tollgate.routing.health.Standing.COOLING;
import static io.tollgate.routing.health.Standing.OPEN;
import static io.tollgate.routing.health.Standing.PARKED;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.routing.catalogue.ApiKey;
import io.tollgate.routing.catalogue.Credential;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What keeps a credential from being used: a throttled one cools, a refused one is parked. */
class ParkingTest extends WatchedCircuit {

    @Test
    void onlyCoolsWhatIsThrottledForAsLongAsAsked() {
        for (int i = 0; i < 10; i++) {
            begin(1).get(0).throttled(Optional.of(Duration.ofSeconds(7)));
        }

        assertThat(standing()).isEqualTo(COOLING);
        assertThat(book.snapshot().standing(ALDER, SPARE)).isEqualTo(CLOSED);
        pass(Duration.ofSeconds(7));
        assertThat(standing()).isEqualTo(CLOSED);
    }

    @Test
    void coolsTwoSecondsWhenNothingWasAsked() {
        begin(1).get(0).throttled(Optional.empty());

        pass(Duration.ofMillis(1_999));
        assertThat(standing()).isEqualTo(COOLING);
        pass(Duration.ofMillis(1));
        assertThat(standing()).isEqualTo(CLOSED);
    }

    @Test
    void parksARefusedCredentialForEveryOffering() {
        begin(1).get(0).credentialRefused();

        assertThat(standing()).isEqualTo(PARKED);
        assertThat(book.snapshot().standing(OTHER, MAIN)).isEqualTo(PARKED);
        assertThat(book.snapshot().standing(ALDER, SPARE)).isEqualTo(CLOSED);
        pass(Duration.ofMinutes(5));
        assertThat(standing()).isEqualTo(CLOSED);
    }

    @Test
    void parksAnOfferingForTheCredentialThatDoesNotFindItAlone() {
        begin(1).get(0).offeringMissing();

        assertThat(standing()).isEqualTo(PARKED);
        assertThat(book.report(ALDER, MAIN).parked()).contains(CircuitReport.Parked.OFFERING_MISSING);
        assertThat(book.snapshot().standing(ALDER, SPARE)).isEqualTo(CLOSED);
        assertThat(book.snapshot().standing(OTHER, MAIN)).isEqualTo(CLOSED);
        pass(Duration.ofMinutes(5));
        assertThat(standing()).isEqualTo(CLOSED);
    }

    @Test
    void parksACredentialForTheOfferingThatItMayNotUseAlone() {
        begin(1).get(0).forbidden();

        assertThat(standing()).isEqualTo(PARKED);
        assertThat(book.report(ALDER, MAIN).parked()).contains(CircuitReport.Parked.CREDENTIAL_REFUSED);
        assertThat(book.snapshot().standing(ALDER, SPARE)).isEqualTo(CLOSED);
        assertThat(book.snapshot().standing(OTHER, MAIN)).isEqualTo(CLOSED);
        book.begin(OTHER, MAIN).succeeded();
        assertThat(standing()).isEqualTo(PARKED);
    }

    @Test
    void triesEveryOfferingAgainWithACredentialThatTheProviderTakesAfterAll() {
        begin(1).get(0).forbidden();
        book.begin(OTHER, MAIN).offeringMissing();

        book.accepted(MAIN);

        assertThat(standing()).isEqualTo(CLOSED);
        assertThat(book.snapshot().standing(OTHER, MAIN)).isEqualTo(CLOSED);
    }

    @Test
    void startsAfreshWithAReplacedKey() {
        begin(1).get(0).credentialRefused();
        fail(3);

        Credential replaced = new Credential(MAIN.slug(), MAIN.providerSlug(), new ApiKey("new"));

        assertThat(book.snapshot().standing(ALDER, replaced)).isEqualTo(CLOSED);
    }

    @Test
    void takesASuccessForTheEndOfParking() {
        begin(1).get(0).credentialRefused();

        succeed(1);

        assertThat(standing()).isEqualTo(CLOSED);
    }

    @Test
    void keepsCoolingThroughTheSuccessOfAnEarlierCall() {
        CallWatch earlier = begin(1).get(0);
        begin(1).get(0).throttled(Optional.of(Duration.ofSeconds(7)));

        earlier.succeeded();

        assertThat(standing()).isEqualTo(COOLING);
    }

    @Test
    void coolsWhatIsExhaustedBeforeItIsThrottled() {
        CallWatch call = begin(1).get(0);
        call.succeeded();
        call.exhausted(Duration.ofSeconds(3));

        assertThat(standing()).isEqualTo(COOLING);
        pass(Duration.ofSeconds(3));
        assertThat(standing()).isEqualTo(CLOSED);
        assertThat(condition().errorRatio()).isZero();
    }

    @Test
    void tellsPeopleWhyACredentialIsParkedUntilWhenAndWhatWasSaid() {
        CallWatch refused = book.begin(ALDER, MAIN);
        refused.credentialRefused();
        refused.trouble("credential_refused", OptionalInt.of(401), "no such key: " + "x".repeat(400));

        CircuitReport report = book.report(ALDER, MAIN);

        assertThat(report.condition().standing()).isEqualTo(PARKED);
        assertThat(report.parked()).contains(CircuitReport.Parked.CREDENTIAL_REFUSED);
        assertThat(report.until()).contains(now.plus(Duration.ofMinutes(5)));
        assertThat(report.trouble().orElseThrow().at()).isEqualTo(now);
        assertThat(report.trouble().orElseThrow().message()).hasSizeLessThan(310);
        now = now.plus(Duration.ofMinutes(5));
        assertThat(book.report(ALDER, MAIN).parked()).isEmpty();
        assertThat(book.report(ALDER, SPARE).trouble()).isEmpty();
    }

    @Test
    void tellsUntilWhenACredentialCoolsAndWhoToldOfABreaker() {
        book.begin(ALDER, MAIN).throttled(Optional.of(Duration.ofSeconds(30)));
        assertThat(book.report(ALDER, MAIN).until()).contains(now.plusSeconds(30));
        assertThat(book.report(ALDER, MAIN).heard()).isFalse();

        book.hear(ALDER, SPARE, true);

        assertThat(book.report(ALDER, SPARE).heard()).isTrue();
        assertThat(book.report(ALDER, SPARE).condition().standing()).isEqualTo(OPEN);
    }

    @Test
    void parksNoLongerWhatTheProviderTakesAfterAll() {
        book.begin(ALDER, MAIN).credentialRefused();

        book.accepted(MAIN);

        assertThat(standing()).isEqualTo(CLOSED);
    }
}
