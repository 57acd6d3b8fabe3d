package io.tollgate.admin.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** A catalogue's file that this version ships, for operators to begin with. */
record CatalogueSeed(String text) {

    private static final String FILE = "/seed/catalogue.yaml";

    static CatalogueSeed read() {
        try (InputStream file = CatalogueSeed.class.getResourceAsStream(FILE)) {
            return new CatalogueSeed(
                    new String(Objects.requireNonNull(file, FILE).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
