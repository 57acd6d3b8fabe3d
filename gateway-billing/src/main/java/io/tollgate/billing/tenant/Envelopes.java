package io.tollgate.billing.tenant;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals secrets: AES-256-GCM under a random data key, which is itself sealed under a key derived from the master key. Both
 * are bound to a name, so that one cannot be passed off as another's. An envelope is a version, the wrapped data key, a
 * nonce, and the ciphertext with its tag; another master key needs no more than another wrapping.
 */
public final class Envelopes {

    private static final byte VERSION = 1;
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int KEY_LENGTH = 32;
    private static final int NONCE_LENGTH = 12;
    private static final int TAG_LENGTH = 16;
    private static final int WRAPPED_LENGTH = NONCE_LENGTH + KEY_LENGTH + TAG_LENGTH;

    private final byte[] wrappingKey;
    private final List<byte[]> otherKeys;
    private final SecureRandom random;

    /** @param purpose of the key that is derived */
    public Envelopes(String purpose, MasterKeys keys, SecureRandom random) {
        this.wrappingKey = keys.sealing().derive(purpose);
        this.otherKeys = keys.others().stream().map(key -> key.derive(purpose)).toList();
        this.random = random;
    }

    /**
     * An envelope in two parts, for what is so large that another wrapping should not write all of it.
     *
     * @param key the version and the wrapped data key
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Parts(byte[] key, byte[] content) {}

    public byte[] seal(String name, byte[] plain) {
        byte[] dataKey = randomBytes(KEY_LENGTH);
        return envelope(encrypt(wrappingKey, name, dataKey), encrypt(dataKey, name, plain));
    }

    /** As {@link #seal}, in its parts. */
    public Parts sealApart(String name, byte[] plain) {
        byte[] dataKey = randomBytes(KEY_LENGTH);
        return new Parts(envelope(encrypt(wrappingKey, name, dataKey), new byte[0]), encrypt(dataKey, name, plain));
    }

    /** As {@link #open(String, byte[])}. */
    public Optional<byte[]> open(String name, Parts parts) {
        return Optional.of(parts.key())
                .filter(Envelopes::isKey)
                .filter(key -> parts.content().length >= NONCE_LENGTH + TAG_LENGTH)
                .flatMap(key -> dataKey(name, key))
                .flatMap(dataKey -> decrypt(dataKey, name, parts.content()));
    }

    /** The same data key under the sealing key; empty when it cannot be opened. */
    public Optional<byte[]> rewrapKey(String name, byte[] key) {
        return Optional.of(key)
                .filter(Envelopes::isKey)
                .flatMap(wrapped -> dataKey(name, wrapped))
                .map(dataKey ->
                        isCurrent(name, key) ? key : envelope(encrypt(wrappingKey, name, dataKey), new byte[0]));
    }

    /** What was sealed under this name; empty when it was under another master key or name, or is damaged. */
    public Optional<byte[]> open(String name, byte[] sealed) {
        return Optional.of(sealed)
                .filter(Envelopes::isOne)
                .flatMap(envelope -> dataKey(name, envelope))
                .flatMap(dataKey -> decrypt(dataKey, name, content(sealed)));
    }

    /** The same secret under the sealing key; empty when it cannot be opened. */
    public Optional<byte[]> rewrap(String name, byte[] sealed) {
        return open(name, sealed)
                .flatMap(plain -> dataKey(name, sealed))
                .map(dataKey -> isCurrent(name, sealed)
                        ? sealed
                        : envelope(encrypt(wrappingKey, name, dataKey), content(sealed)));
    }

    private boolean isCurrent(String name, byte[] sealed) {
        return decrypt(wrappingKey, name, wrapped(sealed)).isPresent();
    }

    private Optional<byte[]> dataKey(String name, byte[] sealed) {
        byte[] wrapped = wrapped(sealed);
        return Stream.concat(Stream.of(wrappingKey), otherKeys.stream())
                .flatMap(key -> decrypt(key, name, wrapped).stream())
                .findFirst();
    }

    private byte[] encrypt(byte[] key, String name, byte[] plain) {
        byte[] nonce = randomBytes(NONCE_LENGTH);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, name, nonce).doFinal(plain);
            return ByteBuffer.allocate(NONCE_LENGTH + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime lacks " + CIPHER, e);
        }
    }

    private static Optional<byte[]> decrypt(byte[] key, String name, byte[] sealed) {
        ByteBuffer box = ByteBuffer.wrap(sealed);
        byte[] nonce = take(box, NONCE_LENGTH);
        try {
            return Optional.of(cipher(Cipher.DECRYPT_MODE, key, name, nonce).doFinal(take(box, box.remaining())));
        } catch (GeneralSecurityException anotherKey) {
            return Optional.empty();
        }
    }

    private static Cipher cipher(int mode, byte[] key, String name, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_LENGTH * Byte.SIZE, nonce));
        cipher.updateAAD(name.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static boolean isKey(byte[] key) {
        return key.length == 1 + WRAPPED_LENGTH && key[0] == VERSION;
    }

    private static boolean isOne(byte[] sealed) {
        return sealed.length >= 1 + WRAPPED_LENGTH + NONCE_LENGTH + TAG_LENGTH && sealed[0] == VERSION;
    }

    private static byte[] envelope(byte[] wrapped, byte[] content) {
        return ByteBuffer.allocate(1 + wrapped.length + content.length)
                .put(VERSION)
                .put(wrapped)
                .put(content)
                .array();
    }

    private static byte[] wrapped(byte[] sealed) {
        return take(ByteBuffer.wrap(sealed).position(1), WRAPPED_LENGTH);
    }

    private static byte[] content(byte[] sealed) {
        int start = 1 + WRAPPED_LENGTH;
        return take(ByteBuffer.wrap(sealed).position(start), sealed.length - start);
    }

    private byte[] randomBytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] take(ByteBuffer from, int length) {
        byte[] bytes = new byte[length];
        from.get(bytes);
        return bytes;
    }
}
