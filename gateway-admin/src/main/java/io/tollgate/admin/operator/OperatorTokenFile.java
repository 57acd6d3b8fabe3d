package io.tollgate.admin.operator;

import io.tollgate.billing.setting.InvalidSetting;
import io.tollgate.billing.tenant.SecretFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Set;

/** The generated operator's token in the data folder, for its owner's eyes alone. */
final class OperatorTokenFile {

    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path path;

    OperatorTokenFile(Path data) {
        this.path = data.resolve("operator-token");
    }

    Path path() {
        return path.toAbsolutePath().normalize();
    }

    /** The token that is kept, or a new one. */
    String readOrCreate() {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            create(SecretFormat.API_TOKEN.generate(new SecureRandom()));
            return read();
        } catch (IOException e) {
            throw new InvalidSetting(
                    "the operator's token cannot be kept in " + path() + " (" + e + ")",
                    "check the owner and the rights of that file and its folder, or set TOLLGATE_OPERATOR_TOKEN");
        }
    }

    private void create(String token) throws IOException {
        try (SeekableByteChannel file = Files.newByteChannel(
                path, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), OWNER_ONLY)) {
            file.write(ByteBuffer.wrap((token + "\n").getBytes(StandardCharsets.US_ASCII)));
        } catch (FileAlreadyExistsException kept) {
            // Another start made it: that one is read.
        }
    }

    private String read() throws IOException {
        String token = Files.readString(path).strip();
        if (token.isEmpty()) {
            throw new InvalidSetting(
                    "the operator's token file " + path() + " is empty",
                    "delete it, and another token is made at the next start; or set TOLLGATE_OPERATOR_TOKEN");
        }
        return token;
    }
}
