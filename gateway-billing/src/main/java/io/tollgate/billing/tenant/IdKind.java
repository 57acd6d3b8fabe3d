package io.tollgate.billing.tenant;

import com.github.f4b6a3.uuid.factory.standard.TimeOrderedEpochFactory;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.LongSupplier;

/**
 * What an identifier names, and how it is shown: a TypeID, that is a prefix and a UUIDv7 in 26 characters of Crockford's
 * base 32, such as {@code team_01h455vb4pex5vsknk084sn02q}.
 *
 * @see <a href="https://github.com/jetify-com/typeid/tree/main/spec">TypeID specification 0.3</a>
 */
public enum IdKind {
    ORGANIZATION("org"),
    USER("user"),
    TEAM("team"),
    KEY("key"),
    TOKEN("tok"),
    REQUEST("req"),
    AUDIT_EVENT("evt"),
    INVITATION("inv"),
    PROVIDER_KEY("pkey");

    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int SUFFIX_LENGTH = 26;
    private static final int TIME_SHIFT = 16;
    private static final long BELOW_TIME = (1L << TIME_SHIFT) - 1;

    private static final SplittableRandom SEEDS = new SplittableRandom(new SecureRandom().nextLong());

    /**
     * One for each thread, with a random source of its own: a factory has a lock, and so have the sources it would take by
     * itself, and event loops would wait for them. Identifiers are no secrets.
     */
    private static final ThreadLocal<TimeOrderedEpochFactory> FACTORIES =
            ThreadLocal.withInitial(() -> new TimeOrderedEpochFactory(ownRandom()));

    private final String prefix;

    IdKind(String prefix) {
        this.prefix = prefix;
    }

    private static LongSupplier ownRandom() {
        synchronized (SEEDS) {
            return SEEDS.split()::nextLong;
        }
    }

    /** The part before the underscore. */
    public String prefix() {
        return prefix;
    }

    /** A new time-ordered identifier (UUID version 7); those that one thread makes are in order. */
    public static UUID next() {
        return FACTORIES.get().create();
    }

    /** The same as if it were made at this time, such as of what is recorded afterwards. */
    public static UUID madeAt(Instant time) {
        UUID id = next();
        return new UUID(
                (time.toEpochMilli() << TIME_SHIFT) | (id.getMostSignificantBits() & BELOW_TIME),
                id.getLeastSignificantBits());
    }

    /** The public form of an identifier of this kind. */
    public String show(UUID id) {
        char[] suffix = new char[SUFFIX_LENGTH];
        long high = id.getMostSignificantBits();
        long low = id.getLeastSignificantBits();
        for (int i = SUFFIX_LENGTH - 1; i >= 0; i--) {
            suffix[i] = ALPHABET.charAt((int) (low & 31));
            low = (low >>> 5) | (high << 59);
            high >>>= 5;
        }
        return prefix + "_" + new String(suffix);
    }

    /** The identifier behind a public form; empty when it is malformed or of another kind. */
    public Optional<UUID> read(String shown) {
        int start = prefix.length() + 1;
        if (shown.length() != start + SUFFIX_LENGTH
                || !shown.startsWith(prefix)
                || shown.charAt(prefix.length()) != '_'
                || shown.charAt(start) > '7') {
            return Optional.empty();
        }
        long high = 0;
        long low = 0;
        for (int i = start; i < shown.length(); i++) {
            int digit = ALPHABET.indexOf(shown.charAt(i));
            if (digit < 0) {
                return Optional.empty();
            }
            high = (high << 5) | (low >>> 59);
            low = (low << 5) | digit;
        }
        return Optional.of(new UUID(high, low));
    }
}
