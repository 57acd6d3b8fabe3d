package io.tollgate.routing.provider;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What providers really answered, where the recordings are at hand ({@code -Dtollgate.fixtures=FOLDER}). */
public final class Recordings {

    private static final Path FOLDER = Optional.ofNullable(System.getProperty("tollgate.fixtures"))
            .map(Path::of)
            // Beside the project's root, unless said otherwise.
            .orElseGet(() -> Path.of("").toAbsolutePath().resolve("../../shared/fixtures"));

    private Recordings() {}

    public static boolean areThere() {
        return Files.isDirectory(FOLDER);
    }

    public static byte[] read(String name) {
        try {
            return Files.readAllBytes(FOLDER.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
