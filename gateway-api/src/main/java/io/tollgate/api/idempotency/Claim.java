package io.tollgate.api.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tollgate.api.auth.KeyGrant;
import io.tollgate.billing.redis.ShardKeys;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/**
 * One request that its caller has named.
 *
 * @param request that is served under the name
 * @param redisKey where its answer is kept
 * @param fingerprint of what it asks for
 * @param seal of its answer
 */
record Claim(UUID request, String redisKey, String fingerprint, AnswerSeal seal) {

    static Claim of(UUID request, KeyGrant grant, String secret, String idempotencyKey, String path, byte[] body) {
        String name = hex(sha256().digest((grant.keyId() + "\n" + idempotencyKey).getBytes(UTF_8)));
        MessageDigest asked = sha256();
        asked.update((path + "\n").getBytes(UTF_8));
        return new Claim(
                request,
                new ShardKeys(grant.shard()).firstAnswer(name),
                hex(asked.digest(body)),
                AnswerSeal.of(secret, idempotencyKey));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
