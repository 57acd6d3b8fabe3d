package io.tollgate.admin.price;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tollgate.admin.http.ResponseJson;
import java.util.List;

/** All offerings with their prices. */
@ResponseJson
@Schema(name = "PriceBook")
record PriceBookView(List<BookEntry> data) {}
