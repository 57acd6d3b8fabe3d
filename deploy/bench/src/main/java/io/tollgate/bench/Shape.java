package io.tollgate.bench;

import io.tollgate.bench.load.Schedule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One kind of load: a closed loop of so many connections, or an open loop at a fixed rate (0: closed). */
record Shape(int connections, int rate) {

    /** Enough to stay at the rate while answers take up to a quarter of a second. */
    private static final int OPEN_LOOP_CONNECTIONS = 256;

    static List<Shape> of(BenchOptions options) {
        List<Shape> shapes = new ArrayList<>();
        options.connections().forEach(connections -> shapes.add(new Shape(connections, 0)));
        if (options.rate() > 0) {
            shapes.add(new Shape(OPEN_LOOP_CONNECTIONS, options.rate()));
        }
        return shapes;
    }

    String title() {
        return rate > 0 ? "open %d/s".formatted(rate) : "closed %d".formatted(connections);
    }

    Schedule schedule(Duration duration) {
        return rate > 0 ? Schedule.openLoop(rate, duration) : Schedule.closedLoop(duration);
    }
}
