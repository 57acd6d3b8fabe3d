package io.tollgate.billing.tenant;

import java.util.List;

/**
 * The master keys that a node knows; more than one while they are changed.
 *
 * @param sealing what is sealed from now on is sealed under this one
 * @param others under which something may still be sealed
 */
public record MasterKeys(MasterKey sealing, List<MasterKey> others) {

    public MasterKeys {
        others = List.copyOf(others);
    }

    /** The usual case. */
    public static MasterKeys only(MasterKey key) {
        return new MasterKeys(key, List.of());
    }
}
