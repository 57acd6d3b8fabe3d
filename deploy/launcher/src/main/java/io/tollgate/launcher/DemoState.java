package io.tollgate.launcher;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * The demo's login and key, kept in a file for its owner's eyes alone, so that every start shows the same.
 *
 * @param organization its id
 */
record DemoState(String email, String password, Optional<String> organization, Optional<String> key) {

    private static final int PASSWORD_BYTES = 12;

    static DemoState loadOrCreate(Path file) {
        return Files.exists(file)
                ? load(file)
                : new DemoState("demo@example.com", randomPassword(), Optional.empty(), Optional.empty());
    }

    DemoState withKey(String secret) {
        return new DemoState(email, password, organization, Optional.of(secret));
    }

    DemoState in(String id) {
        return new DemoState(email, password, Optional.of(id), key);
    }

    /** Written aside and moved, so that a crash leaves the whole file or the one before. */
    void save(Path file) {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.deleteIfExists(fresh);
            Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(
                    fresh,
                    List.of(
                            "email=" + email,
                            "password=" + password,
                            "organization=" + organization.orElse(""),
                            "key=" + key.orElse("")));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new DemoException("cannot write " + file + " (" + e + ")");
        }
    }

    private static DemoState load(Path file) {
        Properties stored = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            stored.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new DemoException("cannot read " + file + " (" + e + ")");
        }
        return new DemoState(
                stored.getProperty("email", ""),
                stored.getProperty("password", ""),
                optional(stored, "organization"),
                optional(stored, "key"));
    }

    private static Optional<String> optional(Properties stored, String name) {
        return Optional.of(stored.getProperty(name, "")).filter(value -> !value.isBlank());
    }

    private static String randomPassword() {
        byte[] bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
