package io.tollgate.billing.tenant;

/** Turns an issued secret into the hash that is stored in its place. */
@FunctionalInterface
public interface SecretHasher {

    /** The HMAC-SHA-256 of the whole secret, 32 bytes. */
    byte[] hash(String secret);
}
