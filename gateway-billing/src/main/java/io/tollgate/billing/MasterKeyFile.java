package io.tollgate.billing;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import io.tollgate.billing.setting.InvalidSetting;
import io.tollgate.billing.tenant.MasterKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The master key of an installation that was not given one: made once, kept where only its owner reads it. */
record MasterKeyFile(Path file) {

    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    MasterKeyFile {
        file = file.toAbsolutePath().normalize();
    }

    /**
     * The key in the file; empty when there is no file.
     *
     * @throws InvalidSetting when the file holds anything but a key
     */
    Optional<MasterKey> read() {
        try {
            return Files.exists(file) ? Optional.of(decode(Files.readString(file))) : Optional.empty();
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** The key that a rotation is about to put here. */
    MasterKeyFile next() {
        return beside(".next");
    }

    /** The key that the last rotation replaced. */
    MasterKeyFile previous() {
        return beside(".previous");
    }

    /** Puts the next key here when it is the one; whether it was. */
    boolean finish(Predicate<MasterKey> isPresent) {
        boolean wasCutOff = next().read().filter(isPresent).isPresent();
        if (wasCutOff) {
            try {
                if (Files.exists(file)) {
                    Files.copy(file, previous().file, REPLACE_EXISTING, COPY_ATTRIBUTES);
                }
                Files.move(next().file, file, ATOMIC_MOVE);
            } catch (IOException e) {
                throw unusable(e);
            }
        }
        return wasCutOff;
    }

    private MasterKeyFile beside(String suffix) {
        return new MasterKeyFile(file.resolveSibling(file.getFileName() + suffix));
    }

    /** Writes a new key into the file. */
    MasterKey create() {
        byte[] key = new byte[MasterKey.LENGTH];
        new SecureRandom().nextBytes(key);
        try {
            write(Base64.getEncoder().encodeToString(key) + "\n");
            return new MasterKey(key);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private MasterKey decode(String text) {
        try {
            return new MasterKey(Base64.getDecoder().decode(text.strip()));
        } catch (IllegalArgumentException e) {
            throw new InvalidSetting(
                    file + " holds no master key, which is 32 bytes in base64",
                    "restore the file from a backup, or set TOLLGATE_MASTER_KEY to the key it held");
        }
    }

    private void write(String text) throws IOException {
        Path folder = file.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.createFile(file, OWNER_ONLY);
        Files.writeString(file, text, StandardCharsets.US_ASCII, StandardOpenOption.WRITE);
    }

    private InvalidSetting unusable(IOException e) {
        return new InvalidSetting(
                "the master key cannot be kept in " + file + " (" + e + ")",
                "check the owner and the rights of that file and its folder, or set TOLLGATE_MASTER_KEY");
    }
}
