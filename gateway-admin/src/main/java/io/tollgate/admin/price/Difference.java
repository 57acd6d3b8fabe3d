package io.tollgate.admin.price;

import io.tollgate.admin.http.Problem;
import io.tollgate.admin.price.Imported.Documents;
import io.tollgate.admin.price.PriceDiff.OfferingDiff;
import io.tollgate.admin.price.PriceDiff.RateDiff;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The offerings whose price a file changes.
 *
 * @param changed with the new price
 */
record Difference(List<BookEntry> changed, PriceDiff view) {

    private static final int TOKEN_LENGTH = 16;

    static Difference of(List<BookEntry> offerings, Imported imported, Optional<Instant> validFrom) {
        List<BookEntry> changed = new ArrayList<>();
        List<OfferingDiff> shown = new ArrayList<>();
        for (BookEntry before : offerings) {
            Documents stated = imported.prices().get(before.offering());
            if (stated != null) {
                BookEntry after = after(before, stated);
                List<RateDiff> rates = rates(before, after);
                if (!rates.isEmpty()) {
                    changed.add(after);
                    shown.add(new OfferingDiff(before.offering(), rates));
                }
            }
        }
        PriceDiff view = new PriceDiff(
                token(shown, validFrom),
                false,
                validFrom.orElse(null),
                shown,
                imported.prices().size() - changed.size(),
                imported.remarks());
        return new Difference(changed, view);
    }

    /** Fails with 412 unless this is what the caller has seen. */
    void mustBe(String token) {
        boolean seen = token.replace("W/", "").replace("\"", "").strip().equals(view.token());
        if (!seen) {
            throw Problem.changedMeanwhile();
        }
    }

    /** A list price that was the price follows it. */
    private static BookEntry after(BookEntry before, Documents stated) {
        boolean follows = before.listPrice().equals(before.price());
        Map<String, String> list = stated.listPrice().orElse(follows ? stated.price() : before.listPrice());
        return new BookEntry(before.offering(), before.provider(), before.upstreamModel(), stated.price(), list, false);
    }

    private static List<RateDiff> rates(BookEntry before, BookEntry after) {
        List<RateDiff> rates = new ArrayList<>(rates("price", before.price(), after.price()));
        rates.addAll(rates("list_price", before.listPrice(), after.listPrice()));
        return rates;
    }

    private static List<RateDiff> rates(String book, Map<String, String> before, Map<String, String> after) {
        TreeSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        return names.stream()
                .map(name -> new RateDiff(book, name, before.get(name), after.get(name)))
                .filter(rate -> !String.valueOf(rate.from()).equals(String.valueOf(rate.to())))
                .toList();
    }

    private static String token(List<OfferingDiff> changes, Optional<Instant> validFrom) {
        String all = validFrom + changes.stream().map(OfferingDiff::toString).collect(Collectors.joining());
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, TOKEN_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java runtime lacks SHA-256", e);
        }
    }
}
