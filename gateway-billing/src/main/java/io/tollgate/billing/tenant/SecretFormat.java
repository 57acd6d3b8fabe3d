package io.tollgate.billing.tenant;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.zip.CRC32;

/**
 * The written form of the secrets that Tollgate issues: a fixed prefix, 36 random characters (214 bits) and a checksum
 * of six, so that scanners recognise a leak and the gateway turns garbage away without a look-up.
 */
public enum SecretFormat {
    VIRTUAL_KEY("sk-tg-"),
    API_TOKEN("tga_"),
    INVITATION("tgi_"),
    /** What a link in a mail holds. */
    MAILED("tgm_");

    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int RANDOM_LENGTH = 36;
    private static final int CHECKSUM_LENGTH = 6;
    private static final int HINT_TAIL = 4;

    private final String prefix;

    SecretFormat(String prefix) {
        this.prefix = prefix;
    }

    /** The fixed beginning, by which a secret of this kind is known. */
    public String prefix() {
        return prefix;
    }

    /** A new secret. */
    public String generate(SecureRandom random) {
        StringBuilder secret = new StringBuilder(prefix);
        for (int i = 0; i < RANDOM_LENGTH; i++) {
            secret.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return secret.append(checksum(secret.toString())).toString();
    }

    /** Whether the text has this prefix, the right length and a matching checksum. */
    public boolean matches(String secret) {
        int bodyEnd = prefix.length() + RANDOM_LENGTH;
        return secret.length() == bodyEnd + CHECKSUM_LENGTH
                && secret.startsWith(prefix)
                && secret.endsWith(checksum(secret.substring(0, bodyEnd)));
    }

    /** What may be shown of a secret after it was issued: its prefix and its last four characters. */
    public String hint(String secret) {
        return prefix + "…" + secret.substring(secret.length() - HINT_TAIL);
    }

    private static String checksum(String body) {
        CRC32 crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.UTF_8));
        long rest = crc.getValue();
        char[] digits = new char[CHECKSUM_LENGTH];
        for (int i = CHECKSUM_LENGTH - 1; i >= 0; i--) {
            digits[i] = ALPHABET.charAt((int) (rest % ALPHABET.length()));
            rest /= ALPHABET.length();
        }
        return new String(digits);
    }
}
