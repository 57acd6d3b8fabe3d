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
 * @param feePercent the platform fee on calls with the operator's provider keys
 * @param ownKeyFeePercent the platform fee on calls with the organization's own
 * @param perHour how many sign-ups one address may try in an hour
 */
@ConfigurationProperties("tollgate.signup")
public record SignUpProperties(
        @DefaultValue("25") BigDecimal defaultBudget,
        @DefaultValue("5") BigDecimal feePercent,
        @DefaultValue("0") BigDecimal ownKeyFeePercent,
        @DefaultValue("20") int perHour) {

    private static final BigDecimal MAX_PERCENT = BigDecimal.valueOf(100);
    private static final int PLACES = 4;

    public SignUpProperties {
        if (defaultBudget.signum() < 0) {
            throw new IllegalArgumentException(
                    "tollgate.signup.default-budget: " + defaultBudget + " is negative; it is USD a month");
        }
        percent("fee-percent", feePercent);
        percent("own-key-fee-percent", ownKeyFeePercent);
        if (perHour < 1) {
            throw new IllegalArgumentException("tollgate.signup.per-hour: " + perHour
                    + " is less than 1; to let nobody sign up, set tollgate.signup=closed");
        }
    }

    private static void percent(String name, BigDecimal percent) {
        if (percent.signum() < 0
                || percent.compareTo(MAX_PERCENT) > 0
                || percent.stripTrailingZeros().scale() > PLACES) {
            throw new IllegalArgumentException("tollgate.signup." + name + ": " + percent
                    + " is not between 0 and 100, with at most four decimals");
        }
    }

    Budget budget() {
        return new Budget(Money.ofUsd(defaultBudget).budgetNano(), BudgetWindow.MONTH, BudgetKind.HARD);
    }
}
