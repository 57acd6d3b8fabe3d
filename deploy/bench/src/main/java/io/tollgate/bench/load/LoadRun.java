package io.tollgate.bench.load;

import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One run against one target; everything in it happens on the event loop's thread. */
final class LoadRun implements Connection.Listener {

    private final EventLoop loop;
    private final Target target;
    private final Schedule schedule;
    private final Duration patience;
    private final Tally tally = new Tally();
    private final Deque<Connection> idle = new ArrayDeque<>();
    private final CompletableFuture<LoadResult> result = new CompletableFuture<>();
    private int connections;
    private int underWay;
    private int sent;
    private long begun;
    private boolean timerSet;
    private boolean draining;

    /** @param patience how long answers may be late when nothing more is sent */
    LoadRun(EventLoop loop, Target target, Schedule schedule, Duration patience) {
        this.loop = loop;
        this.target = target;
        this.schedule = schedule;
        this.patience = patience;
    }

    CompletableFuture<LoadResult> result() {
        return result;
    }

    void connected(Connection connection) {
        connections++;
        idle.push(connection);
    }

    void begin() {
        begun = System.nanoTime();
        dispatch();
    }

    @Override
    public void answered(Connection connection, FullHttpResponse answer) {
        underWay--;
        long latency = elapsed() - connection.intendedStart();
        target.check().faultOf(answer, latency).ifPresentOrElse(tally::failed, () -> count(connection, latency));
        // The last one used first: few connections stay warm, as with a client's pool.
        idle.push(connection);
        dispatch();
    }

    private void count(Connection connection, long latency) {
        Arrivals arrivals = connection.arrivals();
        long untilFirst = arrivals.pieces() == 0 ? latency : arrivals.first() - begun - connection.intendedStart();
        tally.answered(latency, untilFirst, arrivals.pieces());
    }

    /** So many nanoseconds passed between two pieces of an answer. */
    void gap(long nanos) {
        tally.gap(nanos);
    }

    @Override
    public void closed(Connection connection) {
        connections--;
        idle.remove(connection);
        if (connection.busy()) {
            underWay--;
            tally.failed("connection closed");
        }
        if (!result.isDone() && connections == 0) {
            result.completeExceptionally(
                    new IllegalStateException("%s closed every connection".formatted(target.name())));
        } else if (!result.isDone()) {
            dispatch();
        }
    }

    private void dispatch() {
        OptionalLong next = schedule.next(elapsed());
        while (next.isPresent() && !idle.isEmpty() && next.getAsLong() <= elapsed()) {
            send(next.getAsLong());
            next = schedule.next(elapsed());
        }
        if (next.isEmpty()) {
            drain();
        } else if (!idle.isEmpty() && !timerSet) {
            wakeAt(next.getAsLong());
        }
    }

    private void send(long intended) {
        schedule.take();
        underWay++;
        byte[] request = target.requests().get(sent++ % target.requests().size());
        idle.pop().send(request, intended);
    }

    private void wakeAt(long start) {
        timerSet = true;
        ScheduledFuture<?> unused = loop.schedule(this::wake, start - elapsed(), TimeUnit.NANOSECONDS);
    }

    private void wake() {
        timerSet = false;
        dispatch();
    }

    private void drain() {
        if (underWay == 0) {
            result.complete(tally.result(elapsed()));
        } else if (!draining) {
            draining = true;
            ScheduledFuture<?> unused = loop.schedule(this::giveUp, patience.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void giveUp() {
        if (!result.isDone()) {
            tally.failed("no answer", underWay);
            result.complete(tally.result(elapsed()));
        }
    }

    private long elapsed() {
        return System.nanoTime() - begun;
    }
}
