package io.tollgate.billing;

import io.tollgate.billing.tenant.MasterKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

/** The master key of an installation that was not given one: made once, kept where only its owner reads it. */
record MasterKeyFile(Path file) {

    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    /**
     * The key in the file, or a new one.
     *
     * @throws IllegalStateException when the file holds anything but a key
     */
    MasterKey readOrCreate() {
        try {
            return Files.exists(file) ? read() : create();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the master key in " + file, e);
        }
    }

    private MasterKey read() throws IOException {
        try {
            return new MasterKey(
                    Base64.getDecoder().decode(Files.readString(file).strip()));
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(file + " is damaged: " + e.getMessage(), e);
        }
    }

    private MasterKey create() throws IOException {
        byte[] key = new byte[MasterKey.LENGTH];
        new SecureRandom().nextBytes(key);
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.createFile(file, OWNER_ONLY);
        String written = Base64.getEncoder().encodeToString(key) + "\n";
        Files.writeString(file, written, StandardCharsets.US_ASCII, StandardOpenOption.WRITE);
        return new MasterKey(key);
    }
}
