package io.tollgate.admin.margin;

import io.tollgate.admin.http.Fields;
import io.tollgate.admin.usage.Granularity;
import io.tollgate.admin.usage.TimeRange;
import io.tollgate.billing.tenant.IdKind;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a report is asked to show.
 *
 * @param organization the only one that counts
 */
record MarginQuery(
        Set<MarginDimension> dimensions,
        Optional<Granularity> granularity,
        Optional<UUID> organization,
        TimeRange range) {

    /** Reads it; fails with 400 naming every parameter at fault. */
    static MarginQuery read(
            @Nullable String groupBy, @Nullable String granularity, @Nullable String organization, TimeRange range) {
        Fields fields = new Fields();
        Set<MarginDimension> dimensions = EnumSet.noneOf(MarginDimension.class);
        for (String name : groupBy == null ? new String[0] : groupBy.split(",")) {
            MarginDimension.of(name.strip())
                    .ifPresentOrElse(
                            dimensions::add,
                            () -> fields.reject(
                                    "group_by", "'" + name + "' is none of organization, model, provider, offering"));
        }
        Optional<Granularity> buckets = Granularity.read(fields, granularity, range);
        Optional<UUID> only = Optional.ofNullable(organization).flatMap(IdKind.ORGANIZATION::read);
        fields.require(
                organization == null || only.isPresent(),
                "organization",
                "'" + organization + "' is no organization's id");
        fields.raise();
        return new MarginQuery(dimensions, buckets, only, range);
    }
}
