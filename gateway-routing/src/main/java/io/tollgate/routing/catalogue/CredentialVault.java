package io.tollgate.routing.catalogue;

import io.tollgate.billing.tenant.MasterKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keeps providers' keys sealed at rest: AES-256-GCM under a random data key, which is itself sealed under a key derived
 * from the master key. Both are bound to the credential's slug, so that a row cannot be passed off as another's.
 */
public final class CredentialVault {

    private static final String PURPOSE = "tollgate/credentials/v1";
    private static final byte VERSION = 1;
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int KEY_LENGTH = 32;
    private static final int NONCE_LENGTH = 12;
    private static final int TAG_LENGTH = 16;
    private static final int WRAPPED_LENGTH = NONCE_LENGTH + KEY_LENGTH + TAG_LENGTH;

    private final byte[] wrappingKey;
    private final SecureRandom random;

    public CredentialVault(MasterKey masterKey, SecureRandom random) {
        this.wrappingKey = masterKey.derive(PURPOSE);
        this.random = random;
    }

    /** A provider's key as it is stored: version, wrapped data key, nonce, ciphertext with tag. */
    public byte[] seal(String slug, String apiKey) {
        byte[] dataKey = randomBytes(KEY_LENGTH);
        byte[] wrapped = encrypt(wrappingKey, slug, dataKey);
        byte[] sealed = encrypt(dataKey, slug, apiKey.getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.allocate(1 + wrapped.length + sealed.length)
                .put(VERSION)
                .put(wrapped)
                .put(sealed)
                .array();
    }

    /**
     * The key that was sealed for this slug.
     *
     * @throws IllegalArgumentException when it was sealed under another master key or for another slug, or is damaged
     */
    public String open(String slug, byte[] sealed) {
        try {
            ByteBuffer envelope = ByteBuffer.wrap(sealed);
            if (sealed.length < 1 + WRAPPED_LENGTH + NONCE_LENGTH + TAG_LENGTH || envelope.get() != VERSION) {
                throw new GeneralSecurityException("not an envelope of version " + VERSION);
            }
            byte[] dataKey = decrypt(wrappingKey, slug, take(envelope, WRAPPED_LENGTH));
            return new String(decrypt(dataKey, slug, take(envelope, envelope.remaining())), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "credential '" + slug + "' cannot be opened: it was sealed under another master key, or is damaged;"
                            + " set the master key that it was entered under, or enter the credential again",
                    e);
        }
    }

    private byte[] encrypt(byte[] key, String slug, byte[] plain) {
        byte[] nonce = randomBytes(NONCE_LENGTH);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, slug, nonce).doFinal(plain);
            return ByteBuffer.allocate(NONCE_LENGTH + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime lacks " + CIPHER, e);
        }
    }

    private static byte[] decrypt(byte[] key, String slug, byte[] sealed) throws GeneralSecurityException {
        ByteBuffer box = ByteBuffer.wrap(sealed);
        byte[] nonce = take(box, NONCE_LENGTH);
        return cipher(Cipher.DECRYPT_MODE, key, slug, nonce).doFinal(take(box, box.remaining()));
    }

    private static Cipher cipher(int mode, byte[] key, String slug, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_LENGTH * Byte.SIZE, nonce));
        cipher.updateAAD(slug.getBytes(StandardCharsets.UTF_8));
        return cipher;
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
