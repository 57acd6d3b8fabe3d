package io.tollgate.admin.catalogue;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tollgate.admin.access.Caller;
import io.tollgate.admin.catalogue.CatalogueImports.Asked;
import io.tollgate.admin.http.Fields;
import io.tollgate.admin.http.UploadedText;
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

/** The operator's calls for the whole catalogue as one file. */
@RestController
@RequestMapping("/api/operator/catalogue")
@Tag(name = "operator")
class CatalogueFileController {

    private static final String HEAD = """
            # The catalogue of Tollgate. Keys are not in it: api_key_env names the environment variable that has a
            # credential's key, and a credential without it keeps the key that is sealed.
            """;

    private static final MediaType YAML = MediaType.parseMediaType("application/yaml;charset=UTF-8");

    private static final String EXAMPLE = """
            providers:
              groq: {preset: groq}
            credentials:
              groq-main: {provider: groq, api_key_env: GROQ_API_KEY}
            """;

    private final CatalogueStates states;
    private final CatalogueImports imports;
    private final CatalogueSeed seed = CatalogueSeed.read();

    CatalogueFileController(CatalogueStates states, CatalogueImports imports) {
        this.states = states;
        this.imports = imports;
    }

    @GetMapping(path = "/seed", produces = "application/yaml")
    @Operation(
            operationId = "getCatalogueSeed",
            summary = "The models that people use, with their prices, as the import takes them",
            description =
                    "A file to begin with: what is wanted of it is imported, and credentials are added. It says where"
                            + " its facts are from, and of when they are.")
    Mono<ResponseEntity<String>> seed(Caller caller) {
        caller.mustBeOperator();
        return Mono.just(ResponseEntity.ok().contentType(YAML).body(seed.text()));
    }

    @GetMapping(produces = "application/yaml")
    @Operation(operationId = "exportCatalogue", summary = "The whole catalogue as the import takes it, without keys")
    Mono<ResponseEntity<String>> export(Caller caller) {
        caller.mustBeOperator();
        return states.read()
                .map(state -> ResponseEntity.ok().contentType(YAML).body(HEAD + YamlTree.write(state.file())));
    }

    @PostMapping("/import")
    @Operation(
            operationId = "importCatalogue",
            summary = "Compare a file with the catalogue, and apply what was compared",
            description = "The body is the file, in YAML. Without `apply=true` nothing changes; with it the answer's"
                    + " `token` must come back in `If-Match`, and what has changed since is refused with 412. All of the"
                    + " file is applied or nothing; errors name the path inside the file, and the line.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/yaml",
                                            schema = @Schema(type = "string"),
                                            examples = @ExampleObject(EXAMPLE))))
    Mono<CatalogueDiff> importCatalogue(
            Caller caller,
            @RequestParam(defaultValue = "false") boolean apply,
            @Parameter(
                            description = "`delete` deletes what the sections of the file do not name",
                            schema =
                                    @Schema(
                                            allowableValues = {"keep", "delete"},
                                            defaultValue = "keep"))
                    @RequestParam(defaultValue = "keep")
                    String missing,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Parameter(hidden = true) ServerHttpRequest request) {
        caller.mustBeOperator();
        Fields fields = new Fields();
        boolean deletes = missing.equals("delete");
        fields.require(deletes || missing.equals("keep"), "missing", "'" + missing + "' is not keep or delete");
        fields.require(!apply || ifMatch != null, "If-Match", "must be the token of the difference that is applied");
        fields.raise();
        Mono<Asked> asked =
                UploadedText.of(request, YamlTree.MAX_LENGTH).map(text -> new Asked(CatalogueFile.read(text), deletes));
        return apply
                ? asked.flatMap(it -> imports.apply(caller.asOperator(), it, String.valueOf(ifMatch)))
                : asked.flatMap(imports::compare);
    }
}
