package io.tollgate.api.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Closes and opens answers with a key that is nowhere kept: it is derived from the caller's secret each time. */
final class AnswerSeal {

    private static final String PURPOSE = "tollgate idempotency\n";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKeySpec key;

    private AnswerSeal(SecretKeySpec key) {
        this.key = key;
    }

    /**
     * @param secret the virtual key that the caller presented
     * @param idempotencyKey the caller's name of the request
     */
    static AnswerSeal of(String secret, String idempotencyKey) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            return new AnswerSeal(new SecretKeySpec(mac.doFinal((PURPOSE + idempotencyKey).getBytes(UTF_8)), "AES"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA256", e);
        }
    }

    byte[] close(byte[] plain) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        byte[] closed = apply(Cipher.ENCRYPT_MODE, nonce, plain, 0);
        return ByteBuffer.allocate(nonce.length + closed.length)
                .put(nonce)
                .put(closed)
                .array();
    }

    byte[] open(byte[] closed) {
        return apply(Cipher.DECRYPT_MODE, Arrays.copyOf(closed, NONCE_BYTES), closed, NONCE_BYTES);
    }

    private byte[] apply(int mode, byte[] nonce, byte[] input, int from) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(input, from, input.length - from);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("an answer cannot be sealed or opened", e);
        }
    }
}
