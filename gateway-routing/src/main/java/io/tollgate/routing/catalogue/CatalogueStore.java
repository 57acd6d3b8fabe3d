package io.tollgate.routing.catalogue;

import reactor.core.publisher.Mono;

/** Holds the node's snapshot of the catalogue. */
public interface CatalogueStore {

    /**
     * The last snapshot that could be read, with the prices that hold now; {@link Catalogue#EMPTY} before the first read.
     */
    Catalogue current();

    /**
     * Reads the catalogue anew, by a read that begins after this call: what was committed before it is seen. Callers at the
     * same time share a read. An error leaves the snapshot as it was.
     */
    Mono<Catalogue> refresh();

    /** As {@link #refresh()}, for what anybody may ask for at any rate: reads begin at least a second apart. */
    Mono<Catalogue> refreshInTurn();
}
