package io.tollgate.billing.price;

import io.tollgate.billing.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What an organization has agreed on with the operator.
 *
 * @param discountPercent taken off the list cost, 0 to 100
 * @param feePercent the platform fee, added on what remains, 0 or more
 * @param ownKeyFeePercent the fee, in percent of the list cost, on calls with the organization's own provider keys
 */
public record Terms(BigDecimal discountPercent, BigDecimal feePercent, BigDecimal ownKeyFeePercent) {

    // Before NONE, whose construction reads it.
    private static final BigDecimal ALL = BigDecimal.valueOf(100);

    public static final Terms NONE = new Terms(BigDecimal.ZERO, BigDecimal.ZERO);

    /** All of it is discounted: the operator's own affair. */
    public static final Terms FREE = new Terms(ALL, BigDecimal.ZERO);

    /** Terms without a fee on own keys. */
    public Terms(BigDecimal discountPercent, BigDecimal feePercent) {
        this(discountPercent, feePercent, BigDecimal.ZERO);
    }

    public Terms {
        if (discountPercent.signum() < 0 || discountPercent.compareTo(ALL) > 0) {
            throw new IllegalArgumentException("discount_percent: " + discountPercent + " is not between 0 and 100");
        }
        if (feePercent.signum() < 0) {
            throw new IllegalArgumentException("fee_percent: " + feePercent + " is negative");
        }
        if (ownKeyFeePercent.signum() < 0) {
            throw new IllegalArgumentException("own_key_fee_percent: " + ownKeyFeePercent + " is negative");
        }
    }

    /** No less than what a list cost comes to in spend; the parts of a {@link Cost} are rounded one by one. */
    Money atMost(long upstreamPico, long listPico, Payer payer) {
        if (payer == Payer.TENANT) {
            Money fee = listPico == 0
                    ? Money.ZERO
                    : roundedUp(BigDecimal.valueOf(listPico).multiply(ownKeyFeePercent), 2);
            return fee.plus(new Money(upstreamPico));
        }
        BigDecimal share = ALL.subtract(discountPercent).multiply(ALL.add(feePercent));
        return listPico == 0
                ? Money.ZERO
                : roundedUp(BigDecimal.valueOf(listPico).multiply(share), 4);
    }

    private static Money roundedUp(BigDecimal pico, int places) {
        BigDecimal whole = pico.movePointLeft(places).setScale(0, RoundingMode.CEILING);
        return new Money(whole.add(BigDecimal.ONE).longValueExact());
    }

    Cost apply(Money upstream, Money list, Payer payer) {
        if (payer == Payer.TENANT) {
            return new Cost(upstream, list, Money.ZERO, list.percent(ownKeyFeePercent), payer);
        }
        Money discount = list.percent(discountPercent);
        Money discounted = list.minus(discount);
        Money fee = discounted.percent(feePercent);
        return new Cost(upstream, list, discount, fee);
    }
}
