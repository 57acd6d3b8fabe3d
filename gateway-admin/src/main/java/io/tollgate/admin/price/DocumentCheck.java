package io.tollgate.admin.price;

import io.tollgate.admin.price.Imported.Documents;
import io.tollgate.billing.price.Tariff;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes the documents of a file that are sound, and remarks on the others. */
final class DocumentCheck {

    private final Map<String, Documents> prices = new LinkedHashMap<>();
    private final List<ImportRemark> remarks = new ArrayList<>();

    void take(String entry, String offering, Map<String, String> price, Optional<Map<String, String>> listPrice) {
        if (prices.containsKey(offering)) {
            leaveOut(entry, "is about offering " + offering + ", whose price another entry states already");
            return;
        }
        try {
            prices.put(
                    offering,
                    new Documents(
                            Tariff.parse(price).document(),
                            listPrice.map(list -> Tariff.parse(list).document())));
        } catch (IllegalArgumentException e) {
            leaveOut(entry, String.valueOf(e.getMessage()));
        }
    }

    void remark(String entry, String message) {
        remarks.add(new ImportRemark(entry, false, message));
    }

    void leaveOut(String entry, String message) {
        remarks.add(new ImportRemark(entry, true, message));
    }

    Imported result() {
        return new Imported(prices, List.copyOf(remarks));
    }
}
