package io.tollgate.bench;

import io.netty.handler.codec.http.FullHttpResponse;
import io.tollgate.bench.load.AnswerCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes down when each right answer was asked for, when it came, and from whom; on the load generator's thread. */
final class Timeline implements AnswerCheck {

    private final AnswerCheck check;
    private final List<Seen> seen = new ArrayList<>();

    /** One right answer. Times are nanoseconds by {@link System#nanoTime}. */
    record Seen(long asked, long answered, String provider) {}

    Timeline(AnswerCheck check) {
        this.check = check;
    }

    @Override
    public Optional<String> faultOf(FullHttpResponse answer) {
        return check.faultOf(answer);
    }

    @Override
    public Optional<String> faultOf(FullHttpResponse answer, long latencyNanos) {
        Optional<String> fault = faultOf(answer);
        if (fault.isEmpty()) {
            long now = System.nanoTime();
            seen.add(new Seen(now - latencyNanos, now, answer.headers().get("x-tollgate-provider", "")));
        }
        return fault;
    }

    /** To be read when the run is over. */
    List<Seen> seen() {
        return List.copyOf(seen);
    }
}
