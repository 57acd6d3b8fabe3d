package io.tollgate.admin.price;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tollgate.admin.http.ResponseJson;
import java.util.Map;

/** An offering in the price book, with the price in force. */
@ResponseJson
@Schema(name = "PriceBookEntry")
record BookEntry(
        String offering,
        String provider,
        String upstreamModel,

        @Schema(description = "Decimal strings, USD per 1M tokens or characters, otherwise USD each; empty: unpriced")
        Map<String, String> price,

        Map<String, String> listPrice,
        boolean free) {}
