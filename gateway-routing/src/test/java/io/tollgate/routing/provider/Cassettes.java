package io.tollgate.routing.provider;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Answers of providers, written for these tests. */
public final class Cassettes {

    private Cassettes() {}

    /** The bytes of a file below {@code cassettes}. */
    public static byte[] read(String name) {
        try (InputStream file = Cassettes.class.getResourceAsStream("/cassettes/" + name)) {
            return Objects.requireNonNull(file, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
