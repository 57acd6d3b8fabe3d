package io.tollgate.bench;

import io.tollgate.bench.load.Schedule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One kind of load: a closed loop of so many connections, or an open loop at a fixed rate (0: closed). */
record Shape(int connections, int rate) {

    /** Enough to stay at the rate while answers take up to a quarter of a second, and streams at 100/s two. */
    private static final int OPEN_LOOP_CONNECTIONS = 256;

    static Shape closed(int connections) {
        return new Shape(connections, 0);
    }

    static Shape open(int rate) {
        return new Shape(OPEN_LOOP_CONNECTIONS, rate);
    }

    static List<Shape> of(BenchOptions options) {
        List<Shape> shapes = new ArrayList<>();
        options.connections().forEach(connections -> shapes.add(closed(connections)));
        if (options.rate() > 0) {
            shapes.add(open(options.rate()));
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
