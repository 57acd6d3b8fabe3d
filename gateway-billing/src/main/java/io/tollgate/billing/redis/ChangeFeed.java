package io.tollgate.billing.redis;

import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Tells every node what changed in the control plane. */
public interface ChangeFeed {

    /**
     * Binds an organization's new revision: admissions under an older one answer {@code STALE} from now on.
     *
     * @param revision as committed to Postgres
     */
    Mono<Void> organizationChanged(UUID organizationId, int shard, long revision);

    /** Asks every node to read the catalogue anew. */
    Mono<Void> catalogueChanged();

    /** Changes as they are told; endless. Whatever was told while the connection was down is lost: {@link Change.Reconnected}. */
    Flux<Change> changes();

    /** One thing that changed. */
    sealed interface Change {

        /**
         * Keys, teams or limits of an organization.
         *
         * @param revision that it has since
         */
        record OrganizationChanged(UUID organizationId, long revision) implements Change {}

        /** Providers, credentials, models, offerings or prices. */
        record CatalogueChanged() implements Change {}

        /** Anything may have changed: the connection was down for a while. */
        record Reconnected() implements Change {}
    }
}
