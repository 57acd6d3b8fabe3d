package io.tollgate.admin.price;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tollgate.admin.access.Caller;
import io.tollgate.admin.http.Fields;
import io.tollgate.admin.http.UploadedText;
import io.tollgate.admin.price.PriceBook.ImportRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The operator's calls for the price book. */
@RestController
@RequestMapping("/api/operator/prices")
@Tag(name = "operator")
class PriceBookController {

    private static final String EXAMPLE = """
            offering,book,rate,usd,per
            groq-llama-3.3-70b,price,input,0.59,1M tokens
            """;
    private static final int MAX_FILE = 16 * 1024 * 1024;
    private static final List<PriceFormat> FORMATS =
            List.of(new TollgateFormat(), new CsvFormat(), new CommunityFormat());

    private final PriceBook book;
    private final Clock clock;

    PriceBookController(PriceBook book, Clock clock) {
        this.book = book;
        this.clock = clock;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "exportPrices", summary = "All prices in force, as the import takes them")
    Mono<PriceBookView> export(Caller caller) {
        caller.mustBeOperator();
        return book.read(Optional.empty()).map(PriceBookView::new);
    }

    @GetMapping(produces = "text/csv")
    @Operation(operationId = "exportPricesCsv", summary = "All prices in force, a line for each rate")
    Mono<ResponseEntity<String>> exportCsv(Caller caller) {
        caller.mustBeOperator();
        return book.read(Optional.empty())
                .map(offerings -> ResponseEntity.ok()
                        .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
                        .body(CsvFormat.write(offerings)));
    }

    @PostMapping("/import")
    @Operation(
            operationId = "importPrices",
            summary = "Compare a file's prices with those in force, and apply what was compared",
            description =
                    "The body is the file. Without `apply=true` nothing changes; with it the answer's `token` must"
                            + " come back in `If-Match`, and what has changed since is refused with 412.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "text/csv",
                                            schema = @Schema(type = "string"),
                                            examples = @ExampleObject(EXAMPLE))))
    Mono<PriceDiff> importPrices(
            Caller caller,
            @Parameter(
                            description = "`tollgate` (the export's JSON), `csv`, or `community`"
                                    + " (model_prices_and_context_window.json)")
                    @RequestParam(defaultValue = "tollgate")
                    String format,
            @RequestParam(defaultValue = "false") boolean apply,
            @RequestParam(name = "valid_from", required = false) @Nullable Instant validFrom,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Parameter(hidden = true) ServerHttpRequest request) {
        caller.mustBeOperator();
        Fields fields = new Fields();
        Optional<Instant> begin = fields.future("valid_from", validFrom, clock.instant());
        Optional<PriceFormat> known =
                FORMATS.stream().filter(it -> it.name().equals(format)).findFirst();
        fields.require(known.isPresent(), "format", "'" + format + "' is not tollgate, csv or community");
        fields.require(!apply || ifMatch != null, "If-Match", "must be the token of the difference that is applied");
        fields.raise();
        Mono<ImportRequest> file =
                UploadedText.of(request, MAX_FILE).map(text -> new ImportRequest(known.orElseThrow(), text, begin));
        return apply
                ? file.flatMap(it -> book.apply(caller, it, String.valueOf(ifMatch)))
                : file.flatMap(book::compare);
    }
}
