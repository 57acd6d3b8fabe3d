package io.tollgate.admin.request;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tollgate.admin.http.ResponseJson;
import io.tollgate.billing.money.Money;
import io.tollgate.billing.price.CostLine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a request's price came about; amounts in USD. */
@ResponseJson
record RequestCost(
        @Schema(description = "Null when nothing was priced") @Nullable String priceVersionId,

        List<Line> lines,
        @Schema(format = "decimal") String listCost,
        @Schema(format = "decimal") String discount,
        @Schema(format = "decimal") String fee,

        @Schema(
                description = "list_cost − discount + fee; with the organization's own provider key the fee alone",
                format = "decimal")
        String charged,

        @Schema(description = "What the tenant pays in all, and what budgets count", format = "decimal")
        String spend,

        @Schema(description = "What the provider bills", format = "decimal")
        String upstreamCost,

        @Schema(description = "Whether the organization's own provider key paid that; then it is a part of `spend`")
        boolean ownKey) {

    /** One kind of unit at its rates. */
    @ResponseJson
    @Schema(name = "RequestCostLine")
    record Line(
            @Schema(description = "Such as `input`, `cache_read`, `output`, `reasoning` or `search`")
            String kind,

            long units,

            @Schema(description = "USD per 1M tokens or characters, otherwise USD each", format = "decimal")
            String listRate,

            @Schema(format = "decimal") String listCost,
            @Schema(format = "decimal") String upstreamRate,
            @Schema(format = "decimal") String upstreamCost) {

        static Line of(CostLine line) {
            return new Line(
                    line.kind(),
                    line.units(),
                    Money.show(line.listRate()),
                    Money.show(line.listCost()),
                    Money.show(line.upstreamRate()),
                    Money.show(line.upstreamCost()));
        }
    }
}
