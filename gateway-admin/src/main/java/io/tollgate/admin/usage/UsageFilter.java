package io.tollgate.admin.usage;

import io.tollgate.admin.access.Grant;
import io.tollgate.admin.http.Problem;
import io.tollgate.billing.money.PlainDecimal;
import io.tollgate.billing.tenant.IdKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import tools.jackson.databind.json.JsonMapper;

/** Narrows usage rows to what was asked for, within what the caller may see; the table's alias is {@code u}. */
public record UsageFilter(List<Condition> conditions) {

    /** Whatever the caller may see. */
    public static final UsageFilter ALL = new UsageFilter(List.of());

    private static final String TAG = "tag";
    private static final String METADATA = "metadata";

    public UsageFilter {
        conditions = List.copyOf(conditions);
    }

    /**
     * Narrowed to one identifier; null means any.
     *
     * @throws Problem 400 when it is malformed
     */
    public UsageFilter id(String name, IdKind kind, @Nullable String written) {
        return id(name, kind, written, false);
    }

    /**
     * The same where the sums do not tell it.
     *
     * @throws Problem 400 when it is malformed
     */
    public UsageFilter rowId(String name, IdKind kind, @Nullable String written) {
        return id(name, kind, written, true);
    }

    private UsageFilter id(String name, IdKind kind, @Nullable String written, boolean ofRowsAlone) {
        if (written == null || written.isEmpty()) {
            return this;
        }
        Object id = kind.read(written)
                .orElseThrow(() -> Problem.invalid(name, "'" + written + "' is no " + name + "'s id"));
        return and(equal(name + "_id", name, id, ofRowsAlone));
    }

    /**
     * Narrowed to one value of a column that sums have too; null means any.
     *
     * @throws Problem 400 when it has control characters
     */
    public UsageFilter text(String name, @Nullable String written) {
        return written == null || written.isEmpty() ? this : and(equal(name, name, checked(name, written), false));
    }

    /** Narrowed to one value of a column that single rows alone have; null means any. */
    public UsageFilter rowText(String name, @Nullable String written) {
        return written == null || written.isEmpty() ? this : and(equal(name, name, checked(name, written), true));
    }

    /**
     * Narrowed to rows with a tag, written {@code NAME:VALUE}; null means any.
     *
     * @throws Problem 400 when it is not written so
     */
    public UsageFilter tag(@Nullable String written) {
        if (written == null || written.isEmpty()) {
            return this;
        }
        int colon = written.indexOf(':');
        if (colon < 0 || !TagName.matches(written.substring(0, colon))) {
            throw Problem.invalid(TAG, "'" + written + "' is not NAME:VALUE");
        }
        String name = written.substring(0, colon);
        String value = checked(TAG, written.substring(colon + 1));
        return and(new Condition("u.tags ->> '" + name + "' = :tag_value", "tag_value", value, Optional.empty()));
    }

    /**
     * Narrowed to rows whose request had this in its metadata, written {@code NAME:VALUE}; null means any.
     *
     * @throws Problem 400 when it is not written so
     */
    public UsageFilter metadata(@Nullable String written) {
        if (written == null || written.isEmpty()) {
            return this;
        }
        int colon = checked(METADATA, written).indexOf(':');
        if (colon < 1) {
            throw Problem.invalid(METADATA, "'" + written + "' is not NAME:VALUE");
        }
        String pair = JsonMapper.shared()
                .writeValueAsString(Map.of(written.substring(0, colon), written.substring(colon + 1)));
        return and(new Condition("u.metadata @> cast(:metadata as jsonb)", METADATA, pair, Optional.empty()));
    }

    /** Narrowed by a condition over single rows; null means any. */
    public UsageFilter row(String sql, String parameter, @Nullable Object value) {
        return value == null ? this : and(new Condition(sql, parameter, value, Optional.empty()));
    }

    /**
     * The same for an amount.
     *
     * @throws Problem 400 when it has more digits than any amount
     */
    public UsageFilter rowAmount(String sql, String parameter, @Nullable BigDecimal value) {
        if (value != null && !PlainDecimal.isPlain(value)) {
            throw Problem.invalid(parameter, "is not between 1e-40 and 1e40");
        }
        return row(sql, parameter, value);
    }

    private UsageFilter and(Condition condition) {
        List<Condition> more = new ArrayList<>(conditions);
        more.add(condition);
        return new UsageFilter(more);
    }

    /** Whether hourly sums do not tell what is asked for. */
    public boolean needsRows() {
        return conditions.stream().anyMatch(condition -> condition.sumsColumn().isEmpty());
    }

    /** The columns of sums that the condition looks at. */
    public Set<String> sumsColumns(Grant grant) {
        Set<String> columns = new HashSet<>();
        conditions.forEach(condition -> condition.sumsColumn().ifPresent(columns::add));
        if (!grant.everywhere()) {
            columns.add("team_id");
        }
        return columns;
    }

    /** The condition, for parameters that {@link #bind} binds. */
    public String condition(Grant grant) {
        StringBuilder all = new StringBuilder("u.organization_id = :organization");
        if (!grant.everywhere()) {
            all.append(" and u.team_id = any(:teams)");
        }
        conditions.forEach(condition -> all.append(" and ").append(condition.sql()));
        return all.toString();
    }

    /** Binds the condition's parameters. */
    public GenericExecuteSpec bind(GenericExecuteSpec query, Grant grant) {
        GenericExecuteSpec bound = query.bind("organization", grant.organizationId());
        if (!grant.everywhere()) {
            bound = bound.bind("teams", grant.teams());
        }
        for (Condition condition : conditions) {
            bound = bound.bind(condition.parameter(), condition.value());
        }
        return bound;
    }

    private static Condition equal(String column, String parameter, Object value, boolean ofRowsAlone) {
        Optional<String> sumsColumn = ofRowsAlone ? Optional.empty() : Optional.of(column);
        return new Condition("u." + column + " = :" + parameter, parameter, value, sumsColumn);
    }

    private static String checked(String name, String written) {
        if (written.chars().anyMatch(Character::isISOControl)) {
            throw Problem.invalid(name, "has control characters");
        }
        return written;
    }

    /**
     * One condition.
     *
     * @param parameter what the SQL calls the value
     * @param sumsColumn the column of the sums that it looks at; empty: only single rows tell
     */
    public record Condition(String sql, String parameter, Object value, Optional<String> sumsColumn) {}
}
