package io.tollgate.billing.price;

import io.tollgate.billing.money.Money;
import java.util.Objects;

/**
 * A row's money in disjoint parts.
 *
 * @param upstream what the provider bills the operator
 * @param list the usage at list price
 * @param discount the organization's discount, a part of {@code list}
 * @param fee the platform fee on {@code list − discount}
 * @param payer who pays {@code upstream}
 */
public record Cost(Money upstream, Money list, Money discount, Money fee, Payer payer) {

    public static final Cost NONE = new Cost(Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO);

    public Cost {
        // Events leave out what is usual.
        payer = Objects.requireNonNullElse(payer, Payer.OPERATOR);
    }

    /** What the operator pays for. */
    public Cost(Money upstream, Money list, Money discount, Money fee) {
        this(upstream, list, discount, fee, Payer.OPERATOR);
    }

    /** The same with more that the operator is billed for it. */
    public Cost withUpstream(Money more) {
        return more.equals(Money.ZERO) ? this : new Cost(upstream.plus(more), list, discount, fee, payer);
    }

    /** Both, for which the same pays. */
    public Cost plus(Cost other) {
        return other.equals(NONE)
                ? this
                : new Cost(
                        upstream.plus(other.upstream),
                        list.plus(other.list),
                        discount.plus(other.discount),
                        fee.plus(other.fee),
                        payer);
    }

    /** What the operator charges the tenant: {@code list − discount + fee}; the fee alone for a call with the tenant's own key. */
    public Money charged() {
        return payer == Payer.TENANT ? fee : list.minus(discount).plus(fee);
    }

    /** What the tenant pays in all; budgets, holds and caps count this. */
    public Money spend() {
        return payer == Payer.TENANT ? charged().plus(upstream) : charged();
    }
}
