package io.tollgate.admin.account;

import io.tollgate.billing.admission.Budget;
import io.tollgate.billing.admission.BudgetKind;
import io.tollgate.billing.admission.BudgetWindow;
import io.tollgate.billing.money.Money;
import java.math.BigDecimal;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a new organization gets.
 *
 * @param defaultBudget USD a month
 */
@ConfigurationProperties("tollgate.signup")
public record SignUpProperties(@DefaultValue("25") BigDecimal defaultBudget) {

    public SignUpProperties {
        if (defaultBudget.signum() < 0) {
            throw new IllegalArgumentException(
                    "tollgate.signup.default-budget: " + defaultBudget + " is negative; it is USD a month");
        }
    }

    Budget budget() {
        return new Budget(Money.ofUsd(defaultBudget).budgetNano(), BudgetWindow.MONTH, BudgetKind.HARD);
    }
}
