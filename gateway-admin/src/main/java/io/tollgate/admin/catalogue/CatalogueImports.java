package io.tollgate.admin.catalogue;

import io.tollgate.admin.access.Actor;
import io.tollgate.admin.change.AuditEntry;
import io.tollgate.admin.change.Change;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Makes the catalogue what a file says, all of it or nothing. What would change is found out by doing it and undoing it, so
 * that what is shown is what the single calls' own rules come to.
 */
@Component
class CatalogueImports {

    private final CatalogueChanges changes;
    private final CatalogueStates states;
    private final CatalogueWriting writing;

    CatalogueImports(CatalogueChanges changes, CatalogueStates states, CatalogueWriting writing) {
        this.changes = changes;
        this.states = states;
        this.writing = writing;
    }

    /** What the file would change. */
    Mono<CatalogueDiff> compare(Asked asked) {
        return changes.rehearse(doing(asked.file(), asked)).map(Done::diff);
    }

    /** Changes what the file changes, when that is still what the caller was shown. */
    Mono<CatalogueDiff> apply(Actor actor, Asked asked, String token) {
        return compare(asked).doOnNext(shown -> shown.mustBe(token)).flatMap(shown -> apply(actor, asked, shown));
    }

    /** Changes what the file changes, whatever it is. */
    Mono<CatalogueDiff> apply(Actor actor, Asked asked) {
        return compare(asked).flatMap(shown -> apply(actor, asked, shown));
    }

    /** Writes only what changes, so that the rest keeps its version. */
    private Mono<CatalogueDiff> apply(Actor actor, Asked asked, CatalogueDiff shown) {
        if (shown.changes().isEmpty()) {
            return Mono.just(shown.done());
        }
        Mono<Change<CatalogueDiff>> work = doing(asked.file().only(shown.changes()), asked)
                .map(Done::diff)
                .doOnNext(done -> done.mustBe(shown.token()))
                .map(done -> new Change<>(done.done(), audit(done)));
        return changes.make(actor, work);
    }

    private Mono<Done> doing(CatalogueFile written, Asked asked) {
        return states.read()
                .flatMap(before -> writing.write(written)
                        .then(asked.deletes() ? writing.deleteOthers(asked.file(), before) : Mono.empty())
                        .then(states.read())
                        .map(after -> new Done(before, after, asked.file().size())));
    }

    private static AuditEntry audit(CatalogueDiff diff) {
        return new AuditEntry("catalogue.import", "catalogue", "all", Map.of("changes", diff.changes()));
    }

    /**
     * What is wanted.
     *
     * @param deletes whether what the file's sections do not name is deleted
     */
    record Asked(CatalogueFile file, boolean deletes) {}

    private record Done(CatalogueState before, CatalogueState after, int stated) {

        CatalogueDiff diff() {
            return CatalogueDiff.of(before.changesTo(after), stated);
        }
    }
}
