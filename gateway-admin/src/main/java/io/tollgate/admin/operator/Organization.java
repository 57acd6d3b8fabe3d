package io.tollgate.admin.operator;

import io.tollgate.admin.http.Cursor;
import io.tollgate.admin.http.Fields;
import io.tollgate.admin.limit.LimitFields;
import io.tollgate.admin.limit.Limits;
import io.tollgate.billing.money.PlainDecimal;
import io.tollgate.billing.tenant.IdKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An organization as the operator sees it. */
record Organization(
        UUID id,
        String name,
        String status,
        BigDecimal feePercent,
        BigDecimal ownKeyFeePercent,
        BigDecimal discountPercent,
        Instant createdAt,
        Limits limits) {

    private static final int SCALE = 4;
    private static final BigDecimal ALL = BigDecimal.valueOf(100);
    private static final BigDecimal MAX_FEE = BigDecimal.valueOf(999);

    Organization with(Limits found) {
        return new Organization(id, name, status, feePercent, ownKeyFeePercent, discountPercent, createdAt, found);
    }

    /** This organization as the request would have it; fails with 400 naming every field at fault. */
    Organization with(OrganizationPatch asked) {
        Fields fields = new Fields();
        String wanted = fields.text("status", asked.status(), 20);
        fields.require(
                wanted.equals("active") || wanted.equals("suspended"),
                "status",
                "'" + wanted + "' is neither active nor suspended");
        Organization changed = new Organization(
                id,
                name,
                wanted,
                percent(fields, "fee_percent", asked.feePercent(), MAX_FEE),
                percent(fields, "own_key_fee_percent", asked.ownKeyFeePercent(), MAX_FEE),
                percent(fields, "discount_percent", asked.discountPercent(), ALL),
                createdAt,
                limits(fields, asked));
        fields.raise();
        return changed;
    }

    /** Rate limits of all requests are not the operator's to set. */
    private Limits limits(Fields fields, OrganizationPatch asked) {
        Limits read = LimitFields.read(fields, asked.budgets(), null, asked.narrowedLimits());
        return new Limits(read.budgets(), limits.rateLimits(), read.narrowed());
    }

    OrganizationView view() {
        return new OrganizationView(
                shownId(),
                name,
                status,
                limits.budgetViews(),
                limits.narrowedViews(),
                show(feePercent),
                show(ownKeyFeePercent),
                show(discountPercent),
                createdAt);
    }

    /** What the operator sets, as it is. */
    OrganizationPatch settings() {
        return new OrganizationPatch(
                status,
                limits.budgetBodies(),
                limits.narrowedBodies(),
                show(feePercent),
                show(ownKeyFeePercent),
                show(discountPercent));
    }

    String shownId() {
        return IdKind.ORGANIZATION.show(id);
    }

    Cursor cursor() {
        return Cursor.of(id);
    }

    private static BigDecimal percent(Fields fields, String field, @Nullable String written, BigDecimal max) {
        try {
            BigDecimal percent = PlainDecimal.read(written == null ? "0" : written);
            fields.require(
                    percent.signum() >= 0 && percent.compareTo(max) <= 0,
                    field,
                    written + " is not between 0 and " + max);
            fields.require(percent.stripTrailingZeros().scale() <= SCALE, field, "has more than four decimals");
            return percent;
        } catch (ArithmeticException e) {
            fields.reject(field, "is not between 0 and " + max + " with four decimals");
            return BigDecimal.ZERO;
        } catch (NumberFormatException e) {
            fields.reject(field, "'" + written + "' is not a decimal number");
            return BigDecimal.ZERO;
        }
    }

    private static String show(BigDecimal percent) {
        return percent.signum() == 0 ? "0" : percent.stripTrailingZeros().toPlainString();
    }
}
