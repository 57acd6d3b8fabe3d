package io.tollgate.admin.team;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.tollgate.admin.http.Fields;
import io.tollgate.admin.http.RequestJson;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A team's routing policy as a caller writes it. */
@RequestJson
@Schema(name = "RoutingRequest")
record RoutingBody(
        @Schema(
                requiredMode = RequiredMode.REQUIRED,
                allowableValues = {"price"})
        @Nullable String strategy) {

    private static final String PRICE = "price";

    /** The strategy that was asked for; what is wrong with it goes into {@code fields}. */
    static Optional<String> read(Fields fields, @Nullable RoutingBody body) {
        if (body == null) {
            return Optional.empty();
        }
        String strategy = fields.text("routing.strategy", body.strategy(), 20);
        fields.require(
                strategy.isEmpty() || strategy.equals(PRICE),
                "routing.strategy",
                "'" + strategy + "' is none that this version knows: " + PRICE);
        return Optional.of(strategy);
    }
}
