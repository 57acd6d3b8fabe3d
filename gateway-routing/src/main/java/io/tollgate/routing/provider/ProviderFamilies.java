package io.tollgate.routing.provider;

import io.tollgate.routing.catalogue.Protocol;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The families that this gateway knows, by protocol. */
public final class ProviderFamilies {

    private final Map<Protocol, Provider> byProtocol = new EnumMap<>(Protocol.class);

    public ProviderFamilies(List<Provider> families) {
        families.forEach(family -> byProtocol.put(family.protocol(), family));
    }

    /**
     * The family that speaks the protocol.
     *
     * @throws IllegalArgumentException when there is none
     */
    public Provider of(Protocol protocol) {
        Provider family = byProtocol.get(protocol);
        if (family == null) {
            throw new IllegalArgumentException("no provider family speaks protocol '" + protocol.label() + "'");
        }
        return family;
    }
}
