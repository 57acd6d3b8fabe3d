package io.tollgate.billing.tenant;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The one secret that the nodes of an installation share; every other key is derived from it by purpose. */
public final class MasterKey {

    /** The length of the key in bytes. */
    public static final int LENGTH = 32;

    private static final String HMAC = "HmacSHA256";

    private final byte[] key;

    /**
     * @param key 32 random bytes
     * @throws IllegalArgumentException when the key has another length
     */
    public MasterKey(byte[] key) {
        if (key.length != LENGTH) {
            throw new IllegalArgumentException("the master key has " + key.length + " bytes; it needs " + LENGTH);
        }
        this.key = key.clone();
    }

    /** A 32-byte key for one purpose; the same purpose always gives the same key. */
    public byte[] derive(String purpose) {
        return hmac(mac(key), purpose);
    }

    /** What tells this key from every other without giving it away: 32 bytes. */
    public byte[] check() {
        return derive("tollgate/master-key-check/v1");
    }

    /** Whether it is the same key. */
    public boolean isSame(MasterKey other) {
        return MessageDigest.isEqual(check(), other.check());
    }

    /** What issued secrets are hashed with before the first rotation of the key: 32 bytes. */
    public byte[] hashingKey() {
        return derive("tollgate/issued-secrets/v1");
    }

    /** The look-up hash of a virtual key's or API token's secret, in an installation whose key was never rotated. */
    public SecretHasher secretHasher() {
        return secretHasher(hashingKey());
    }

    /** The same in any installation. */
    public static SecretHasher secretHasher(byte[] hashingKey) {
        Mac ready = mac(hashingKey);
        return secret -> hmac(copy(ready), secret);
    }

    private static byte[] hmac(Mac mac, String text) {
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Mac mac(byte[] key) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime lacks " + HMAC, e);
        }
    }

    /** One is used by one thread at a time; to make it anew for each request would take longer than the hash. */
    private static Mac copy(Mac ready) {
        try {
            return (Mac) ready.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("this Java runtime's " + HMAC + " cannot be copied", e);
        }
    }
}
