package io.tollgate.embedded;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Properties;

/** The embedded servers' passwords, generated once into a file only its owner can read. */
record Passwords(String postgres, String redis) {

    private static final int BYTES = 24;
    private static final SecureRandom RANDOM = new SecureRandom();

    static Passwords loadOrCreate(Path file) {
        try {
            return Files.exists(file) ? load(file) : create(file);
        } catch (IOException | IllegalArgumentException e) {
            throw new EmbeddedServerException("the passwords file " + file + " cannot be used (" + e + ")", e);
        }
    }

    private static Passwords load(Path file) throws IOException {
        Properties stored = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            stored.load(reader);
        }
        return new Passwords(required(stored, "postgres", file), required(stored, "redis", file));
    }

    private static String required(Properties stored, String name, Path file) {
        String value = stored.getProperty(name, "");
        if (value.isBlank()) {
            throw new EmbeddedServerException("the passwords file " + file + " has no '" + name
                    + "': restore it from a backup, the kept data cannot be opened without it");
        }
        return value;
    }

    private static Passwords create(Path file) throws IOException {
        Passwords passwords = new Passwords(random(), random());
        writePrivately(file, List.of("postgres=" + passwords.postgres, "redis=" + passwords.redis));
        return passwords;
    }

    /** Written aside and moved, so that a crash leaves the whole file or none. */
    static void writePrivately(Path file, List<String> lines) throws IOException {
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, ownerOnly);
        Files.write(fresh, lines);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
