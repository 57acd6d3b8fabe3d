package io.tollgate.billing.price;

import io.tollgate.billing.money.Money;

/**
 * A row's money in disjoint parts.
 *
 * @param upstream what the provider bills the operator
 * @param list the usage at list price
 * @param discount the organization's discount, a part of {@code list}
 * @param fee the platform fee on {@code list − discount}
 */
public record Cost(Money upstream, Money list, Money discount, Money fee) {

    public static final Cost NONE = new Cost(Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO);

    /** What the operator charges the tenant: {@code list − discount + fee}. */
    public Money charged() {
        return list.minus(discount).plus(fee);
    }

    /** What the tenant pays in all; budgets, holds and caps count this. */
    public Money spend() {
        return charged();
    }
}
