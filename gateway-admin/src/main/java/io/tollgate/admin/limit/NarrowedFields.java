package io.tollgate.admin.limit;

import io.tollgate.admin.http.Fields;
import io.tollgate.admin.usage.TagName;
import io.tollgate.billing.admission.Narrowing;
import io.tollgate.billing.admission.RateLimits;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads limits of parts of a scope from a request. */
final class NarrowedFields {

    /** Each that covers a request is checked with it. */
    private static final int MOST_PARTS = 50;

    private static final int MAX_LENGTH = 200;

    private NarrowedFields() {}

    static List<NarrowedLimits> read(Fields fields, String prefix, @Nullable List<NarrowedLimitsBody> bodies) {
        List<@Nullable NarrowedLimitsBody> written = bodies == null ? List.of() : new ArrayList<>(bodies);
        String name = prefix + "narrowed_limits";
        fields.require(written.size() <= MOST_PARTS, name, "has more than " + MOST_PARTS + " entries");
        List<NarrowedLimits> limits = new ArrayList<>();
        Set<Narrowing> seen = new HashSet<>();
        for (int i = 0; i < written.size(); i++) {
            String field = name + "[" + i + "]";
            Optional<NarrowedLimits> read = read(fields, field, written.get(i));
            read.ifPresent(limits::add);
            read.map(NarrowedLimits::narrowing)
                    .filter(part -> !seen.add(part))
                    .ifPresent(part ->
                            fields.reject(field + "." + part.by().label(), "there are other limits for the same"));
        }
        // As they come back from the database.
        limits.sort(Comparator.comparing(part -> part.narrowing().label()));
        return limits;
    }

    private static Optional<NarrowedLimits> read(Fields fields, String field, @Nullable NarrowedLimitsBody body) {
        if (body == null) {
            fields.reject(field, "is null");
            return Optional.empty();
        }
        Optional<Narrowing> narrowing = narrowing(fields, field, body);
        Limits limits = LimitFields.read(fields, field + ".", body.budgets(), body.rateLimits());
        fields.require(
                !limits.budgets().isEmpty() || !limits.rateLimits().equals(RateLimits.NONE),
                field,
                "has neither budgets nor rate_limits");
        return narrowing.map(part -> new NarrowedLimits(part, limits.budgets(), limits.rateLimits()));
    }

    private static Optional<Narrowing> narrowing(Fields fields, String field, NarrowedLimitsBody body) {
        long named = Stream.of(
                        Optional.ofNullable(body.model()),
                        Optional.ofNullable(body.endpoint()),
                        Optional.ofNullable(body.tag()))
                .filter(Optional::isPresent)
                .count();
        if (named != 1) {
            fields.reject(field, "names " + named + " of model, endpoint and tag: name one");
            return Optional.empty();
        }
        return part(fields, field, Narrowing.By.MODEL, body.model(), Narrowing::isWritable, "has ',' or ';' in it")
                .or(() -> part(
                        fields,
                        field,
                        Narrowing.By.ENDPOINT,
                        body.endpoint(),
                        EndpointPaths.ALL::contains,
                        "is none of " + String.join(", ", EndpointPaths.ALL)))
                .or(() -> part(
                        fields,
                        field,
                        Narrowing.By.TAG,
                        body.tag(),
                        NarrowedFields::isTag,
                        "is no tag such as env=prod, or has ',' or ';' in it"));
    }

    private static Optional<Narrowing> part(
            Fields fields,
            String field,
            Narrowing.By by,
            @Nullable String written,
            Predicate<String> right,
            String wrong) {
        if (written == null) {
            return Optional.empty();
        }
        String name = field + "." + by.label();
        String value = fields.text(name, written, MAX_LENGTH);
        boolean good = right.test(value);
        fields.require(good, name, "'" + value + "' " + wrong);
        return good ? Optional.of(new Narrowing(by, value)) : Optional.empty();
    }

    private static boolean isTag(String value) {
        int equals = value.indexOf('=');
        return equals > 0
                && equals < value.length() - 1
                && TagName.matches(value.substring(0, equals))
                && Narrowing.isWritable(value);
    }
}
