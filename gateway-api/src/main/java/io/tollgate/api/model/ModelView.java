package io.tollgate.api.model;

import io.tollgate.routing.catalogue.Capability;
import io.tollgate.routing.catalogue.Model;
import java.util.List;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** A model in OpenAI's form, with what one needs to know to call it; {@code created} is unknown, and so 0. */
@JsonNaming(SnakeCaseStrategy.class)
record ModelView(
        String id,
        String object,
        long created,
        String ownedBy,
        String displayName,
        long contextLength,
        long maxOutputTokens,
        List<String> capabilities) {

    static ModelView of(Model model) {
        return new ModelView(
                model.id(),
                "model",
                0,
                "tollgate",
                model.displayName(),
                model.contextLength(),
                model.maxOutputTokens(),
                model.capabilities().stream().sorted().map(Capability::label).toList());
    }
}
