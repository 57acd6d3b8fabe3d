package io.tollgate.routing.call;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.netty.buffer.ByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import io.tollgate.routing.call.CallOutcome.Streaming;
import io.tollgate.routing.plan.Attempt;
import io.tollgate.simulator.Behaviour;
import io.tollgate.simulator.Fault;
import io.tollgate.simulator.Simulator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class LeakTest {

    private static final List<Fault> FAULTS = List.of(
            Fault.status(500),
            new Fault.HtmlPage(502),
            new Fault.EmptyBody(),
            new Fault.ResetBeforeHeaders(),
            new Fault.ResetAfter(5),
            new Fault.EndAfter(5),
            new Fault.ErrorEventAfter(0),
            new Fault.ErrorEventAfter(5));

    private final ResourceLeakDetector.Level before = ResourceLeakDetector.getLevel();
    private final Logger detector = (Logger) LoggerFactory.getLogger(ResourceLeakDetector.class);
    private final ListAppender<ILoggingEvent> reported = new ListAppender<>();

    @BeforeEach
    void watch() {
        ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
        reported.start();
        detector.addAppender(reported);
    }

    @AfterEach
    void stopWatching() {
        detector.detachAppender(reported);
        ResourceLeakDetector.setLevel(before);
    }

    @Test
    void releasesEveryBufferHoweverACallEnds() {
        try (Simulator simulator = Simulator.start();
                Caller caller = new Caller(simulator)) {
            simulator.provider("alder").behave(Behaviour.INSTANT.answering(2_000, 500));
            Attempt alder = caller.at("alder");

            for (int i = 0; i < 5; i++) {
                play(caller, alder, 1_000);
                play(caller, alder, 20);
                for (Fault fault : FAULTS) {
                    simulator.provider("alder").fail(fault);
                    play(caller, alder, 1_000);
                }
                simulator.provider("alder").recover();
            }
        }

        collectGarbageAndReport();
        assertThat(reported.list).extracting(ILoggingEvent::getFormattedMessage).isEmpty();
    }

    /** Calls with and without a stream, of which a caller takes so many events and then leaves. */
    private static void play(Caller caller, Attempt attempt, int events) {
        caller.complete(attempt).block(Caller.PATIENCE);
        caller.stream(attempt)
                .flatMapMany(outcome -> outcome instanceof Streaming streaming ? streaming.events() : Flux.empty())
                .take(events)
                .then(Mono.empty())
                .block(Caller.PATIENCE);
    }

    /** A leak is noticed when its buffer was collected and the next one is handed out. */
    private static void collectGarbageAndReport() {
        for (int i = 0; i < 5; i++) {
            System.gc();
            for (int j = 0; j < 100; j++) {
                ByteBufAllocator.DEFAULT.directBuffer(64).release();
            }
        }
    }
}
