package io.tollgate.routing.provider;

import io.tollgate.routing.catalogue.ApiKey;
import io.tollgate.routing.catalogue.Wire;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/** A GET to a provider that costs nothing and is answered only to those whose key is good. */
public record Inquiry(URI uri, Map<String, String> headers) {

    public Inquiry {
        headers = Map.copyOf(headers);
    }

    /**
     * One that is signed as the provider wants it.
     *
     * @param usual how its protocol signs
     */
    public static Inquiry at(String address, Wire wire, Wire.Auth usual, ApiKey key) {
        Map<String, String> headers = new HashMap<>();
        wire.sign(headers, usual, key);
        return new Inquiry(URI.create(wire.query().isEmpty() ? address : address + "?" + wire.query()), headers);
    }

    /** The same with this header too. */
    public Inquiry with(String name, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(name, value);
        return new Inquiry(uri, more);
    }

    /** Headers carry the credential. */
    @Override
    public String toString() {
        return "Inquiry[GET " + uri + "]";
    }
}
