package io.tollgate.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.netty.resources.LoopResources;

class EventLoopsTest {

    private final LoopResources resources = LoopResources.create("event-loops-test", 3, true);
    private final EventLoopGroup group = resources.onServer(LoopResources.DEFAULT_NATIVE);

    @AfterEach
    void stop() {
        resources.dispose();
    }

    @Test
    void eachThreadFindsWhatBelongsToIt() throws Exception {
        EventLoops loops = EventLoops.of(group);
        EventLoop third = group.next();
        EventLoops.Each<String> names = loops.each(loop -> loop == third ? "mine" : "another's", "elsewhere");

        assertThat(loops.size()).isEqualTo(3);
        assertThat(third.submit(names::here).get()).isEqualTo("mine");
        assertThat(group.next().submit(names::here).get()).isEqualTo("another's");
        assertThat(names.here()).isEqualTo("elsewhere");
    }

    @Test
    void whereNoneServeEverythingIsElsewhere() {
        EventLoops.Each<String> names = EventLoops.NONE.each(loop -> "mine", "elsewhere");

        assertThat(names.here()).isEqualTo("elsewhere");
        assertThat(EventLoops.NONE.size()).isZero();
    }
}
