package io.tollgate.admin.routing;

import io.tollgate.admin.http.Fields;
import io.tollgate.routing.policy.RoutingDocument;
import io.tollgate.routing.policy.RulesReader;
import java.util.List;
import java.util.Optional;

/** A document that is tried before anybody saves it. */
record DraftDocument(String level, RoutingDocument document) {

    private static final String MODEL = "model";
    private static final List<String> LEVELS = List.of("organization", "team", "key", MODEL);

    /** The draft of a dry run, if it has one; what is wrong with it goes into {@code fields}. */
    static Optional<DraftDocument> read(Fields fields, ExplainRequest body) {
        ExplainRequest.Draft draft = body.draft();
        if (draft == null) {
            return Optional.empty();
        }
        String level = String.valueOf(draft.level());
        fields.require(
                LEVELS.contains(level),
                "draft.level",
                "'" + level + "' is none of 'organization', 'team', 'key' and 'model'");
        fields.require(!level.equals("key") || body.keyId() != null, "draft.level", "needs key_id");
        fields.require(
                !level.equals("team") || body.keyId() != null || body.teamId() != null,
                "draft.level",
                "needs team_id or key_id");
        fields.require(draft.routing() != null, "draft.routing", "is required");
        RoutingDocument document = RoutingBody.read(fields, "draft.routing", draft.routing())
                .map(RulesReader::document)
                .orElse(RoutingDocument.NONE);
        return Optional.of(new DraftDocument(level, document));
    }

    boolean isOfModel() {
        return level.equals(MODEL);
    }
}
