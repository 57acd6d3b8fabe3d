package io.tollgate.bench;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** A line of the result table: the median over the rounds, and what was added to the direct call of the same round. */
record Row(
        String load,
        String target,
        double perSecond,
        double p50,
        double p90,
        double p99,
        double addedP50,
        double addedP90,
        double addedP99,
        Optional<Stream> stream,
        double cpu,
        Map<String, Double> cpuBehind,
        long failed) {

    /** Of a stream: the time to its first piece, the 99th percentile between two, and how many pieces there are. */
    record Stream(
            double firstP50,
            double addedFirstP50,
            double firstP99,
            double addedFirstP99,
            double gapP99,
            double addedGapP99,
            double pieces) {}

    static Row of(Medians medians) {
        Sample any = medians.samples().get(0);
        return new Row(
                any.load(),
                any.target(),
                medians.of(Sample::perSecond),
                medians.of(Sample::p50),
                medians.of(Sample::p90),
                medians.of(Sample::p99),
                medians.added(Sample::p50),
                medians.added(Sample::p90),
                medians.added(Sample::p99),
                any.stream().map(streamed -> stream(medians)),
                medians.of(Sample::cpu),
                behind(medians),
                medians.failed());
    }

    private static Stream stream(Medians medians) {
        return new Stream(
                medians.of(inStream(Sample.Stream::firstP50)),
                medians.added(inStream(Sample.Stream::firstP50)),
                medians.of(inStream(Sample.Stream::firstP99)),
                medians.added(inStream(Sample.Stream::firstP99)),
                medians.of(inStream(Sample.Stream::gapP99)),
                medians.added(inStream(Sample.Stream::gapP99)),
                medians.of(inStream(Sample.Stream::pieces)));
    }

    private static ToDoubleFunction<Sample> inStream(ToDoubleFunction<Sample.Stream> value) {
        return sample -> sample.stream().map(value::applyAsDouble).orElse(0.0);
    }

    private static Map<String, Double> behind(Medians medians) {
        Map<String, Double> found = new TreeMap<>();
        for (String name : medians.samples().get(0).cpuBehind().keySet()) {
            found.put(name, medians.of(sample -> sample.cpuBehind().getOrDefault(name, 0.0)));
        }
        return found;
    }
}
