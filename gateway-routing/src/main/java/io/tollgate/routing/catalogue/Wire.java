package io.tollgate.routing.catalogue;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * How a provider differs from what its protocol says.
 *
 * @param auth the header that it wants its credential in; absent: as its protocol does
 * @param scheme how requests prove who asks, where that is not as its protocol does
 * @param headers that every request has
 * @param query that every address has, without the question mark; may be empty
 * @param unsupported names of parameters that it refuses, or takes no notice of
 * @param ignored names of parameters that it refuses, and that ask for nothing an answer would show
 * @param continues how it is asked to go on with what an assistant has begun to say
 * @param batchLimit the most inputs that one request for embeddings may have
 */
public record Wire(
        Optional<Auth> auth,
        Optional<Scheme> scheme,
        Map<String, String> headers,
        String query,
        Set<Quirk> quirks,
        Set<String> unsupported,
        Set<String> ignored,
        Continues continues,
        OptionalInt batchLimit) {

    /** Just as its protocol says. */
    public static final Wire PLAIN = new Wire(
            Optional.empty(),
            Optional.empty(),
            Map.of(),
            "",
            Set.of(),
            Set.of(),
            Set.of(),
            Continues.NEVER,
            OptionalInt.empty());

    /** The header that has the credential, by lower-case name, and what comes before it there. */
    public record Auth(String header, String prefix) {}

    /**
     * How requests prove who asks.
     *
     * @param region that signatures are for; empty where the address tells it, or there is none
     */
    public record Scheme(Signing signing, String region) {}

    public Wire {
        headers = Map.copyOf(headers);
        quirks = Set.copyOf(quirks);
        unsupported = Set.copyOf(unsupported);
        ignored = Set.copyOf(ignored);
    }

    /** What {@link WireReader} makes of an object in a preset, in the API or in Postgres. */
    public static Wire of(Map<String, ?> written) {
        return written.isEmpty() ? PLAIN : new WireReader(written).wire();
    }

    public boolean has(Quirk quirk) {
        return quirks.contains(quirk);
    }

    /** Whether requests are spelled otherwise than the protocol says. */
    public boolean respells() {
        return quirks.size() > (has(Quirk.RESPONSES) ? 1 : 0) || !unsupported.isEmpty() || !ignored.isEmpty();
    }

    /**
     * Adds the provider's own headers, and the credential where a header is all that it takes.
     *
     * @param usual the header of the protocol, and what comes before the key there
     */
    public void sign(Map<String, String> request, Auth usual, ApiKey key) {
        request.putAll(headers);
        if (scheme.map(Scheme::signing).orElse(Signing.KEY) == Signing.KEY) {
            Auth own = auth.orElse(usual);
            request.put(own.header(), own.prefix() + key.secret());
        }
    }
}
