package io.tollgate.billing.price;

import io.tollgate.billing.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What an organization has agreed on with the operator.
 *
 * @param discountPercent taken off the list cost, 0 to 100
 * @param feePercent the platform fee, added on what remains, 0 or more
 */
public record Terms(BigDecimal discountPercent, BigDecimal feePercent) {

    // Before NONE, whose construction reads it.
    private static final BigDecimal ALL = BigDecimal.valueOf(100);

    public static final Terms NONE = new Terms(BigDecimal.ZERO, BigDecimal.ZERO);

    public Terms {
        if (discountPercent.signum() < 0 || discountPercent.compareTo(ALL) > 0) {
            throw new IllegalArgumentException("discount_percent: " + discountPercent + " is not between 0 and 100");
        }
        if (feePercent.signum() < 0) {
            throw new IllegalArgumentException("fee_percent: " + feePercent + " is negative");
        }
    }

    /** No less than what a list cost comes to; the parts of a {@link Cost} are rounded one by one. */
    Money atMost(long listPico) {
        if (listPico == 0) {
            return Money.ZERO;
        }
        BigDecimal share = ALL.subtract(discountPercent).multiply(ALL.add(feePercent));
        BigDecimal exact = BigDecimal.valueOf(listPico).multiply(share).movePointLeft(4);
        return new Money(
                exact.setScale(0, RoundingMode.CEILING).add(BigDecimal.ONE).longValueExact());
    }

    Cost apply(Money upstream, Money list) {
        Money discount = list.percent(discountPercent);
        Money discounted = list.minus(discount);
        Money fee = discounted.percent(feePercent);
        return new Cost(upstream, list, discount, fee);
    }
}
