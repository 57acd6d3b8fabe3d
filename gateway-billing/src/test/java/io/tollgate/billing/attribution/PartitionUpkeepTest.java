package io.tollgate.billing.attribution;

import static io.tollgate.billing.testing.Requests.spent;
import static org.assertj.core.api.Assertions.assertThat;

import io.tollgate.billing.admission.AdmissionRequest;
import io.tollgate.billing.testing.Books;
import io.tollgate.billing.testing.Ledger;
import io.tollgate.billing.testing.Requests;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PartitionUpkeepTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration KEEP = Duration.ofDays(400);

    private final Ledger ledger = Ledger.open();
    private final Requests requests = new Requests();
    private final Books books = Books.of(ledger, requests);

    @AfterEach
    void close() {
        books.close();
        ledger.close();
    }

    @Test
    void makesTheNextDaysBeforeTheyBegin() {
        upkeep(Duration.ZERO);

        assertThat(books.one("select count(*) as n from pg_inherits where inhparent = 'usage_record'::regclass"))
                .containsEntry("n", 4L);
    }

    @Test
    void keepsRowsForAsLongAsIsSaid() {
        spend(150);

        upkeep(KEEP);

        assertThat(books.one("select count(*) as n from usage_record")).containsEntry("n", 1L);
    }

    @Test
    void dropsRowsWhoseTimeIsOverAndStillKnowsWhatWasSpent() {
        spend(150);
        spend(200);

        upkeep(KEEP.plusDays(1));
        upkeep(KEEP.plusDays(1));

        assertThat(books.one("select count(*) as n from usage_record")).containsEntry("n", 0L);
        assertThat(books.one("select sum(budget_nano)::bigint as nano, count(*) as scopes from spend_before"))
                .containsEntry("nano", 4 * 350L)
                .containsEntry("scopes", 4L);
        assertThat(books.one("select requests from usage_hourly")).containsEntry("requests", 2L);
    }

    @Test
    void leavesPartitionsAloneThatAreOfNoDay() {
        books.execute("create table usage_record_rest partition of usage_record default");

        upkeep(KEEP.plusDays(1));

        assertThat(books.one("select count(*) as n from usage_record_rest")).containsEntry("n", 0L);
    }

    private void spend(long nano) {
        AdmissionRequest request = requests.whole(500);
        ledger.settle(ledger.hold(request), spent(request, nano));
        books.drain();
    }

    private void upkeep(Duration later) {
        Clock clock = Clock.offset(Clock.systemUTC(), later);
        new PartitionUpkeep(books.postgres(), KEEP, clock).run().block(PATIENCE);
    }
}
