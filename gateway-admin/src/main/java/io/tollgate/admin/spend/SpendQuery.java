package io.tollgate.admin.spend;

import io.tollgate.admin.http.Fields;
import io.tollgate.admin.usage.Granularity;
import io.tollgate.admin.usage.RolledUp;
import io.tollgate.admin.usage.TagName;
import io.tollgate.admin.usage.TimeRange;
import io.tollgate.admin.usage.UsageFilter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a report is asked to show.
 *
 * @param tags names of tags to group by
 * @param compared whether the period before is asked for too
 * @param top how many rows are asked for, of those that cost most; absent: all
 */
record SpendQuery(
        Set<Dimension> dimensions,
        List<String> tags,
        Optional<Granularity> granularity,
        TimeRange range,
        UsageFilter filter,
        boolean compared,
        OptionalInt top) {

    private static final int MAX_TAGS = 3;
    private static final int MAX_TOP = 1_000;
    private static final String TAG = "tag:";
    private static final String PREVIOUS = "previous";

    /** Reads it; fails with 400 naming every parameter at fault. */
    static SpendQuery read(
            @Nullable String groupBy,
            @Nullable String granularity,
            @Nullable String compare,
            @Nullable Integer top,
            TimeRange range,
            UsageFilter filter) {
        Fields fields = new Fields();
        Set<Dimension> dimensions = EnumSet.noneOf(Dimension.class);
        List<String> tags = new ArrayList<>();
        for (String name : split(groupBy)) {
            if (name.startsWith(TAG)) {
                tags.add(tag(fields, name.substring(TAG.length())));
            } else {
                Dimension.of(name).ifPresentOrElse(dimensions::add, () -> fields.reject("group_by", unknown(name)));
            }
        }
        fields.require(tags.size() <= MAX_TAGS, "group_by", "has more than " + MAX_TAGS + " tags");
        Optional<Granularity> buckets = Granularity.read(fields, granularity, range);
        boolean compared = PREVIOUS.equals(compare);
        fields.require(compare == null || compared, "compare", "'" + compare + "' is not " + PREVIOUS);
        OptionalInt most = top(fields, top, buckets.isPresent() || compared);
        fields.raise();
        return new SpendQuery(dimensions, tags.stream().distinct().toList(), buckets, range, filter, compared, most);
    }

    /** The same of the period before, in one bucket. */
    SpendQuery before() {
        return new SpendQuery(dimensions, tags, Optional.empty(), range.before(), filter, false, OptionalInt.empty());
    }

    /** What is grouped by, by its names in the API. */
    List<String> groups() {
        return Stream.concat(
                        dimensions.stream().map(Dimension::label), tags.stream().map(TAG::concat))
                .toList();
    }

    /** Which sums tell what is asked for, unless it {@link #needsRows}. */
    RolledUp rolledUp() {
        return RolledUp.in(granularity);
    }

    /** Whether sums do not tell what is asked for. */
    boolean needsRows() {
        return !tags.isEmpty() || filter.needsRows() || dimensions.stream().anyMatch(Dimension::needsRows);
    }

    private static List<String> split(@Nullable String groupBy) {
        return groupBy == null
                ? List.of()
                : Arrays.stream(groupBy.split(","))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .toList();
    }

    private static String tag(Fields fields, String name) {
        fields.require(TagName.matches(name), "group_by", "'" + name + "' is no tag's name");
        return name;
    }

    private static String unknown(String name) {
        String known = Arrays.stream(Dimension.values()).map(Dimension::label).collect(Collectors.joining(", "));
        return "'" + name + "' is none of " + known + ", tag:NAME";
    }

    /** Which groups cost most is another question for each bucket, and for the period before. */
    private static OptionalInt top(Fields fields, @Nullable Integer asked, boolean severalPeriods) {
        if (asked == null) {
            return OptionalInt.empty();
        }
        fields.require(asked >= 1 && asked <= MAX_TOP, "top", "must be between 1 and " + MAX_TOP);
        fields.require(!severalPeriods, "top", "goes with neither granularity nor compare");
        return OptionalInt.of(asked);
    }
}
