package io.tollgate.api.auth;

import java.nio.ByteBuffer;

/** A virtual key's look-up hash, 32 bytes, as a value that can be a map's key. */
public record SecretHash(long first, long second, long third, long fourth) {

    /** Wraps the bytes that a {@link io.tollgate.billing.tenant.SecretHasher} gave. */
    public static SecretHash of(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new SecretHash(buffer.getLong(), buffer.getLong(), buffer.getLong(), buffer.getLong());
    }

    /** The bytes as Postgres keeps them. */
    byte[] bytes() {
        return ByteBuffer.allocate(4 * Long.BYTES)
                .putLong(first)
                .putLong(second)
                .putLong(third)
                .putLong(fourth)
                .array();
    }
}
