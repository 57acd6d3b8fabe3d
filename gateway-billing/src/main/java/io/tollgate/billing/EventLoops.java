package io.tollgate.billing;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.EventExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The threads that serve requests. Whatever a request needs of a connection, it finds on the thread that it came in on, so
 * that no step of it waits until another thread has been woken.
 */
public final class EventLoops {

    /** None: whoever asks is elsewhere. */
    public static final EventLoops NONE = new EventLoops(List.of());

    private final List<EventLoop> loops;

    private EventLoops(List<EventLoop> loops) {
        this.loops = List.copyOf(loops);
    }

    /** The group's event loops. */
    public static EventLoops of(EventLoopGroup group) {
        List<EventLoop> loops = new ArrayList<>();
        for (EventExecutor executor : group) {
            loops.add((EventLoop) executor);
        }
        return new EventLoops(loops);
    }

    public int size() {
        return loops.size();
    }

    /** One thing for each event loop, and one for all other threads. */
    public <T> Each<T> each(Function<EventLoop, T> make, T elsewhere) {
        return new Each<>(loops, loops.stream().map(make).toList(), elsewhere);
    }

    /** What belongs to one event loop, for each of them. */
    public static final class Each<T> {

        private final EventLoop[] loops;
        private final List<T> things;
        private final T elsewhere;

        private Each(List<EventLoop> loops, List<T> things, T elsewhere) {
            this.loops = loops.toArray(EventLoop[]::new);
            this.things = things;
            this.elsewhere = elsewhere;
        }

        /** The one of the calling thread. */
        public T here() {
            for (int i = 0; i < loops.length; i++) {
                if (loops[i].inEventLoop()) {
                    return things.get(i);
                }
            }
            return elsewhere;
        }

        /** The one of all other threads. */
        public T elsewhere() {
            return elsewhere;
        }
    }
}
