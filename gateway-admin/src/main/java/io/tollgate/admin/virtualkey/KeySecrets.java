package io.tollgate.admin.virtualkey;

import io.tollgate.admin.http.Problem;
import io.tollgate.billing.tenant.SecretFormat;
import io.tollgate.billing.tenant.SecretHasher;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the secrets of virtual keys. */
@Component
class KeySecrets {

    private final SecureRandom random = new SecureRandom();
    private final SecretHasher hasher;

    KeySecrets(SecretHasher hasher) {
        this.hasher = hasher;
    }

    Secret next() {
        String secret = SecretFormat.VIRTUAL_KEY.generate(random);
        return new Secret(secret, SecretFormat.VIRTUAL_KEY.hint(secret), hasher.hash(secret));
    }

    /** What is stored of a secret; fails with 400 when the text is none. */
    byte[] hash(@Nullable String written) {
        if (written == null || !SecretFormat.VIRTUAL_KEY.matches(written.strip())) {
            throw Problem.invalid(
                    "secret",
                    "is no virtual key: those begin with sk-tg- and end with a checksum, which does not match");
        }
        return hasher.hash(written.strip());
    }

    /** A new secret, what may be shown of it later, and what is stored. */
    @SuppressWarnings("ArrayRecordComponent")
    record Secret(String text, String hint, byte[] hash) {

        @Override
        public String toString() {
            return hint;
        }
    }
}
