package io.tollgate.billing.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class BudgetWindowTest {

    private static final Instant SATURDAY = Instant.parse("2026-11-21T23:59:59.999Z");

    @Test
    void startsAWeekOnMonday() {
        assertThat(BudgetWindow.WEEK.firstDay(LocalDate.parse("2026-11-22"))).isEqualTo("2026-11-16");
        assertThat(BudgetWindow.WEEK.firstDay(LocalDate.parse("2026-11-23"))).isEqualTo("2026-11-23");
    }

    @Test
    void resetsAtTheEndOfTheWindowInUtc() {
        assertThat(BudgetWindow.DAY.resetsAt(SATURDAY)).contains(Instant.parse("2026-11-22T00:00:00Z"));
        assertThat(BudgetWindow.WEEK.resetsAt(SATURDAY)).contains(Instant.parse("2026-11-23T00:00:00Z"));
        assertThat(BudgetWindow.MONTH.resetsAt(SATURDAY)).contains(Instant.parse("2026-12-01T00:00:00Z"));
    }

    @Test
    void neverResetsATotal() {
        assertThat(BudgetWindow.TOTAL.resetsAt(SATURDAY)).isEmpty();
    }
}
