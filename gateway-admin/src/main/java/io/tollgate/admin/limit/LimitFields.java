package io.tollgate.admin.limit;

import io.tollgate.admin.http.Fields;
import io.tollgate.billing.admission.Budget;
import io.tollgate.billing.admission.BudgetKind;
import io.tollgate.billing.admission.BudgetWindow;
import io.tollgate.billing.admission.RateLimits;
import io.tollgate.billing.money.Money;
import io.tollgate.billing.money.PlainDecimal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads budgets and rate limits from a request, and says what is wrong with them. */
public final class LimitFields {

    private static final int NANO_SCALE = 9;

    private LimitFields() {}

    /** The limits that were asked for; what is wrong with them goes into {@code fields}. */
    public static Limits read(
            Fields fields,
            @Nullable List<BudgetBody> budgets,
            @Nullable RateLimitsBody rates,
            @Nullable List<NarrowedLimitsBody> narrowed) {
        return read(fields, "", budgets, rates).with(NarrowedFields.read(fields, "", narrowed));
    }

    /** What each end user of a team may do; they are many, so nothing is counted for ever. */
    public static Limits endUsers(Fields fields, @Nullable EndUserLimitsBody body) {
        if (body == null) {
            return Limits.NONE;
        }
        List<NarrowedLimits> narrowed = NarrowedFields.read(fields, "end_users.", body.narrowedLimits());
        Limits limits =
                read(fields, "end_users.", body.budgets(), body.rateLimits()).with(narrowed);
        fields.require(
                Stream.concat(limits.budgets().stream(), narrowed.stream().flatMap(part -> part.budgets().stream()))
                        .noneMatch(budget -> budget.window() == BudgetWindow.TOTAL),
                "end_users.budgets",
                "an end user's budget is for a day, a week or a month");
        return limits;
    }

    static Limits read(
            Fields fields, String prefix, @Nullable List<BudgetBody> budgets, @Nullable RateLimitsBody rates) {
        return new Limits(
                budgets(fields, prefix + "budgets", budgets), rateLimits(fields, prefix + "rate_limits.", rates));
    }

    /** The budgets that were asked for, under the field of this name. */
    public static List<Budget> budgets(Fields fields, String name, @Nullable List<BudgetBody> bodies) {
        List<Budget> budgets = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        List<@Nullable BudgetBody> written = bodies == null ? List.of() : new ArrayList<>(bodies);
        for (int i = 0; i < written.size(); i++) {
            String field = name + "[" + i + "]";
            Optional<Budget> budget = budget(fields, field, written.get(i));
            budget.ifPresent(budgets::add);
            budget.filter(read -> !seen.add(read.window() + "/" + read.kind()))
                    .ifPresent(read -> fields.reject(
                            field + ".window",
                            "there is another " + read.kind().label() + " budget for the same window ("
                                    + read.window().label() + ")"));
        }
        return budgets;
    }

    /** An amount of USD in whole nano-USD. */
    public static OptionalLong nano(Fields fields, String field, @Nullable String written) {
        if (written == null || written.isBlank()) {
            fields.reject(field, "is required: USD as a decimal string, such as \"25.00\"");
            return OptionalLong.empty();
        }
        try {
            BigDecimal usd = PlainDecimal.read(written);
            if (usd.signum() < 0) {
                fields.reject(field, written + " is negative: write 0 or more USD");
            } else if (usd.compareTo(nanoUsd(Budget.MAX_AMOUNT_NANO)) > 0) {
                fields.reject(field, written + " is above " + Money.showNano(Budget.MAX_AMOUNT_NANO) + " USD");
            } else if (usd.stripTrailingZeros().scale() > NANO_SCALE) {
                fields.reject(field, written + " has more than nine decimals");
            } else {
                return OptionalLong.of(usd.movePointRight(NANO_SCALE).longValueExact());
            }
        } catch (NumberFormatException e) {
            fields.reject(field, "'" + written + "' is not a decimal number of USD, such as \"25.00\"");
        } catch (ArithmeticException e) {
            fields.reject(
                    field,
                    "is not between 0 and " + Money.showNano(Budget.MAX_AMOUNT_NANO) + " USD with nine decimals");
        }
        return OptionalLong.empty();
    }

    private static Optional<Budget> budget(Fields fields, String field, @Nullable BudgetBody body) {
        if (body == null) {
            fields.reject(field, "is null");
            return Optional.empty();
        }
        OptionalLong amount = nano(fields, field + ".amount", body.amount());
        Optional<BudgetWindow> window = choice(fields, field + ".window", BudgetWindow.class, body.window());
        Optional<BudgetKind> kind = body.kind() == null
                ? Optional.of(BudgetKind.HARD)
                : choice(fields, field + ".kind", BudgetKind.class, body.kind());
        if (amount.isEmpty() || window.isEmpty() || kind.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Budget(amount.getAsLong(), window.get(), kind.get()));
    }

    private static <E extends Enum<E>> Optional<E> choice(
            Fields fields, String field, Class<E> type, @Nullable String written) {
        List<E> choices = Arrays.asList(type.getEnumConstants());
        Optional<E> chosen =
                choices.stream().filter(choice -> label(choice).equals(written)).findFirst();
        if (chosen.isEmpty()) {
            String known = choices.stream().map(LimitFields::label).collect(Collectors.joining(", "));
            fields.reject(
                    field, written == null ? "is required: one of " + known : "'" + written + "' is none of " + known);
        }
        return chosen;
    }

    private static String label(Enum<?> choice) {
        return choice.name().toLowerCase(java.util.Locale.ROOT);
    }

    private static RateLimits rateLimits(Fields fields, String prefix, @Nullable RateLimitsBody body) {
        if (body == null) {
            return RateLimits.NONE;
        }
        RateLimits limits = new RateLimits(
                rate(fields, prefix + "rpm", body.rpm()),
                rate(fields, prefix + "tpm", body.tpm()),
                rate(fields, prefix + "concurrency", body.concurrency()));
        return limits.equals(RateLimits.NONE) || !Boolean.TRUE.equals(body.reportOnly())
                ? limits
                : new RateLimits(limits.rpm(), limits.tpm(), limits.concurrency(), true);
    }

    private static OptionalLong rate(Fields fields, String field, @Nullable Long written) {
        if (written != null && written < 0) {
            fields.reject(field, written + " is negative: write 0 to suspend, null for no limit");
            return OptionalLong.empty();
        }
        return written == null ? OptionalLong.empty() : OptionalLong.of(written);
    }

    private static BigDecimal nanoUsd(long nano) {
        return BigDecimal.valueOf(nano, NANO_SCALE);
    }
}
