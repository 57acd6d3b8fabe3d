package io.tollgate.admin.virtualkey;

import io.tollgate.admin.http.Fields;
import io.tollgate.admin.limit.LimitFields;
import io.tollgate.admin.limit.Limits;
import io.tollgate.admin.limit.ModelFields;
import io.tollgate.admin.usage.TagName;
import io.tollgate.billing.tenant.IdKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a request for a key asks for, read and checked as far as that goes without the database.
 *
 * @param teamId as written; its form was checked
 */
record KeyFields(
        UUID teamId,
        Optional<UUID> memberId,
        String name,
        Limits limits,
        Optional<List<String>> allowedModels,
        Optional<Instant> expiresAt,
        Map<String, String> tags,
        KeyScope scope) {

    private static final int MAX_NAME = 100;
    private static final int MAX_TAGS = 20;
    private static final int MAX_TAG_VALUE = 200;

    /** Reads it; fails with 400 naming every field at fault. */
    static KeyFields read(KeyRequest body, Instant now, Optional<Instant> unchangedExpiry) {
        Fields fields = new Fields();
        Optional<UUID> team = id(fields, "team_id", IdKind.TEAM, body.teamId());
        fields.require(body.teamId() != null, "team_id", "is required");
        Optional<UUID> member = id(fields, "member_id", IdKind.USER, body.memberId());
        String name = fields.text("name", body.name(), MAX_NAME);
        Limits limits = LimitFields.read(fields, body.budgets(), body.rateLimits(), body.narrowedLimits());
        Optional<List<String>> models = ModelFields.read(fields, body.allowedModels());
        Optional<Instant> expires = Optional.ofNullable(body.expiresAt());
        if (!expires.equals(unchangedExpiry)) {
            fields.future("expires_at", body.expiresAt(), now);
        }
        Map<String, String> tags = tags(fields, body.tags());
        KeyScope scope = KeyScopeFields.read(fields, body);
        fields.raise();
        return new KeyFields(team.orElseThrow(), member, name, limits, models, expires, tags, scope);
    }

    private static Optional<UUID> id(Fields fields, String field, IdKind kind, @Nullable String written) {
        Optional<UUID> id = Optional.ofNullable(written).flatMap(kind::read);
        fields.require(
                written == null || id.isPresent(),
                field,
                "'" + written + "' is none: it looks like " + kind.prefix() + "_01h455vb4pex5vsknk084sn02q");
        return id;
    }

    private static Map<String, String> tags(Fields fields, @Nullable Map<String, String> written) {
        Map<String, String> tags = written == null ? Map.of() : written;
        fields.require(tags.size() <= MAX_TAGS, "tags", "has more than " + MAX_TAGS + " tags");
        for (Map.Entry<String, String> tag : tags.entrySet()) {
            String field = "tags." + tag.getKey();
            fields.require(TagName.matches(tag.getKey()), field, "a tag's name is letters, digits, '_', '.', '-'");
            fields.text(field, tag.getValue(), MAX_TAG_VALUE);
        }
        return tags;
    }
}
