package io.tollgate.admin.price;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a file says about the offerings that there are.
 *
 * @param prices by the offering's slug
 * @param remarks what could not be taken, or not as it stands
 */
record Imported(Map<String, Documents> prices, List<ImportRemark> remarks) {

    /**
     * An offering's documents.
     *
     * @param price what the provider bills, checked and complete
     * @param listPrice absent: follows the price where it did so far, and else stays
     */
    record Documents(Map<String, String> price, Optional<Map<String, String>> listPrice) {}
}
