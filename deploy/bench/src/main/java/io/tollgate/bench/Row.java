package io.tollgate.bench;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** A line of the result table: the median over the rounds, and what was added to the direct call of the same round. */
record Row(
        String shape,
        String target,
        double perSecond,
        double p50,
        double p90,
        double p99,
        double addedP50,
        double addedP90,
        double addedP99,
        double cpu,
        Map<String, Double> cpuBehind,
        long failed) {

    static Row of(List<Sample> samples, List<Sample> direct) {
        Sample any = samples.get(0);
        return new Row(
                any.shape(),
                any.target(),
                median(samples, Sample::perSecond),
                median(samples, Sample::p50),
                median(samples, Sample::p90),
                median(samples, Sample::p99),
                medianAdded(samples, direct, Sample::p50),
                medianAdded(samples, direct, Sample::p90),
                medianAdded(samples, direct, Sample::p99),
                median(samples, Sample::cpu),
                behind(samples),
                samples.stream()
                        .flatMap(sample -> sample.failures().values().stream())
                        .mapToLong(Long::longValue)
                        .sum());
    }

    private static Map<String, Double> behind(List<Sample> samples) {
        Map<String, Double> medians = new TreeMap<>();
        for (String name : samples.get(0).cpuBehind().keySet()) {
            medians.put(name, median(samples, sample -> sample.cpuBehind().getOrDefault(name, 0.0)));
        }
        return medians;
    }

    private static double medianAdded(List<Sample> samples, List<Sample> direct, ToDoubleFunction<Sample> value) {
        return median(
                samples,
                sample -> value.applyAsDouble(sample)
                        - direct.stream()
                                .filter(other -> other.round() == sample.round())
                                .mapToDouble(value)
                                .findFirst()
                                .orElse(0));
    }

    private static double median(List<Sample> samples, ToDoubleFunction<Sample> value) {
        double[] sorted = samples.stream().mapToDouble(value).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
