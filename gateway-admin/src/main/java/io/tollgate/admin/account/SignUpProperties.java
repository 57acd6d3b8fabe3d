package io.tollgate.admin.account;

import io.tollgate.billing.admission.Budget;
import io.tollgate.billing.admission.BudgetKind;
import io.tollgate.billing.admission.BudgetWindow;
import io.tollgate.billing.money.Money;
import java.math.BigDecimal;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a new organization gets, and how many there may be.
 *
 * @param defaultBudget USD a month
 * @param perHour how many sign-ups one address may try in an hour
 */
@ConfigurationProperties("tollgate.signup")
public record SignUpProperties(
        @DefaultValue("25") BigDecimal defaultBudget,
        @DefaultValue("20") int perHour) {

    public SignUpProperties {
        if (defaultBudget.signum() < 0) {
            throw new IllegalArgumentException(
                    "tollgate.signup.default-budget: " + defaultBudget + " is negative; it is USD a month");
        }
        if (perHour < 1) {
            throw new IllegalArgumentException("tollgate.signup.per-hour: " + perHour
                    + " is less than 1; to let nobody sign up, set tollgate.signup=closed");
        }
    }

    Budget budget() {
        return new Budget(Money.ofUsd(defaultBudget).budgetNano(), BudgetWindow.MONTH, BudgetKind.HARD);
    }
}
