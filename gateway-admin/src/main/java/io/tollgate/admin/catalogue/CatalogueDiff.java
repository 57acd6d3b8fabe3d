package io.tollgate.admin.catalogue;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tollgate.admin.http.Problem;
import io.tollgate.admin.http.ResponseJson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** What a file changes of the catalogue. */
@ResponseJson
@Schema(name = "CatalogueDiff")
record CatalogueDiff(
        @Schema(
                description = "Send it as `If-Match` with `apply=true`: what was shown is what is applied",
                example = "5d41402abc4b2a76b9719d911017c592")
        String token,

        boolean applied,
        List<CatalogueChange> changes,

        @Schema(description = "Things that the file states as they are")
        int unchanged) {

    private static final int TOKEN_LENGTH = 16;

    static CatalogueDiff of(List<CatalogueChange> changes, int stated) {
        long touched = changes.stream()
                .filter(change -> !change.action().equals("delete"))
                .count();
        return new CatalogueDiff(token(changes), false, changes, (int) (stated - touched));
    }

    /** Fails with 412 unless this is what the caller has seen. */
    void mustBe(String seen) {
        if (!seen.replace("W/", "").replace("\"", "").strip().equals(token)) {
            throw Problem.changedMeanwhile();
        }
    }

    /** The same, done. */
    CatalogueDiff done() {
        return new CatalogueDiff(token, true, changes, unchanged);
    }

    private static String token(List<CatalogueChange> changes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(changes.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, TOKEN_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java runtime lacks SHA-256", e);
        }
    }
}
