package io.tollgate.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** The samples of one target at one load over the rounds, and those of the direct call in the same rounds. */
record Medians(List<Sample> samples, List<Sample> direct) {

    Medians {
        samples = List.copyOf(samples);
        direct = List.copyOf(direct);
    }

    double of(ToDoubleFunction<Sample> value) {
        double[] sorted = samples.stream().mapToDouble(value).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** What the target adds to the direct call of the same round. */
    double added(ToDoubleFunction<Sample> value) {
        return of(sample -> value.applyAsDouble(sample) - inDirectCall(sample.round(), value));
    }

    private double inDirectCall(int round, ToDoubleFunction<Sample> value) {
        return direct.stream()
                .filter(sample -> sample.round() == round)
                .mapToDouble(value)
                .findFirst()
                .orElse(0);
    }

    long failed() {
        return samples.stream()
                .flatMap(sample -> sample.failures().values().stream())
                .mapToLong(Long::longValue)
                .sum();
    }
}
