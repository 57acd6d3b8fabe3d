package io.tollgate.routing.catalogue;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How coarsely an offering's weights are rounded, from the coarsest on. */
public enum Quantization {
    INT4(4),
    FP4(4),
    FP6(6),
    INT8(8),
    FP8(8),
    BF16(16),
    FP16(16),
    FP32(32);

    /** How an offering without a statement is named where quantizations are listed. */
    public static final String UNKNOWN = "unknown";

    private final int bits;

    Quantization(int bits) {
        this.bits = bits;
    }

    /** The name in the API and in Postgres. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it keeps at least as much as the other. */
    public boolean isAtLeast(Quantization other) {
        return bits >= other.bits;
    }

    public static Optional<Quantization> of(String label) {
        return Arrays.stream(values())
                .filter(quantization -> quantization.label().equalsIgnoreCase(label))
                .findFirst();
    }
}
