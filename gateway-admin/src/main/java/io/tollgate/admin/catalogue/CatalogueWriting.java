package io.tollgate.admin.catalogue;

import io.tollgate.admin.http.FieldError;
import io.tollgate.admin.http.Problem;
import io.tollgate.admin.http.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Writes what a file states, held to the same rules as the single calls. */
@Component
class CatalogueWriting {

    private final Providers providers;
    private final CredentialEntries credentials;
    private final Models models;
    private final Offerings offerings;
    private final JsonMapper json;

    CatalogueWriting(
            Providers providers, CredentialEntries credentials, Models models, Offerings offerings, JsonMapper json) {
        this.providers = providers;
        this.credentials = credentials;
        this.models = models;
        this.offerings = offerings;
        this.json = json;
    }

    /**
     * Writes everything, inside the transaction of whoever subscribes.
     *
     * @throws Problem 400 naming every field at fault by its path in the file
     */
    Mono<Void> write(CatalogueFile file) {
        List<Mono<Boolean>> steps = new ArrayList<>();
        List<FieldError> errors = new ArrayList<>();
        for (Section section : Section.values()) {
            file.things().getOrDefault(section, Map.of()).forEach((name, stated) -> {
                try {
                    steps.add(writing(section, name, stated)
                            .onErrorMap(Problem.class, problem -> inFile(file, section, name, problem)));
                } catch (Problem problem) {
                    errors.addAll(errors(file, section, name, problem));
                }
            });
        }
        return errors.isEmpty() ? Flux.concat(steps).then() : Mono.error(Problem.invalid(errors));
    }

    /** Deletes what is there and not in the file, of the sections that the file has. */
    Mono<Void> deleteOthers(CatalogueFile file, CatalogueState there) {
        return Flux.just(Section.OFFERINGS, Section.CREDENTIALS, Section.MODELS, Section.PROVIDERS)
                .filter(file::has)
                .concatMap(section -> Flux.fromIterable(others(file, there, section))
                        .concatMap(name -> table(section).delete(name)))
                .then();
    }

    private static Iterable<String> others(CatalogueFile file, CatalogueState there, Section section) {
        TreeSet<String> others =
                new TreeSet<>(there.things().getOrDefault(section, Map.of()).keySet());
        others.removeAll(file.names(section));
        return others;
    }

    private CatalogueTable<?> table(Section section) {
        return switch (section) {
            case PROVIDERS -> providers.table();
            case CREDENTIALS -> credentials.table();
            case MODELS -> models.table();
            case OFFERINGS -> offerings.table();
        };
    }

    private Mono<Boolean> writing(Section section, String name, JsonNode stated) {
        return switch (section) {
            case PROVIDERS -> providers.writing(name, read(stated, ProviderRequest.class));
            case CREDENTIALS -> credentials.writing(name, read(stated, CredentialEntry.class));
            case MODELS -> models.writing(name, read(stated, ModelRequest.class));
            case OFFERINGS -> offerings.writing(name, current(read(stated, OfferingRequest.class)));
        };
    }

    /** A file that is read again must come to the same, and a time in it would be past by then. */
    private static OfferingRequest current(OfferingRequest stated) {
        if (stated.validFrom() != null) {
            throw Problem.invalid(
                    "valid_from", "has no place in a file, whose prices hold from now on; PUT the offering");
        }
        return stated;
    }

    private <T> T read(JsonNode stated, Class<T> type) {
        if (!stated.isObject()) {
            throw Problem.invalid("", "must be a map of fields");
        }
        try {
            return json.treeToValue(stated, type);
        } catch (JacksonException e) {
            throw Problems.unreadable(e);
        }
    }

    private static Problem inFile(CatalogueFile file, Section section, String name, Problem problem) {
        return problem.errors().isEmpty() ? problem : Problem.invalid(errors(file, section, name, problem));
    }

    private static List<FieldError> errors(CatalogueFile file, Section section, String name, Problem problem) {
        List<FieldError> errors = problem.errors().isEmpty()
                ? List.of(new FieldError("", String.valueOf(problem.getMessage())))
                : problem.errors();
        return errors.stream().map(error -> file.inFile(section, name, error)).toList();
    }
}
