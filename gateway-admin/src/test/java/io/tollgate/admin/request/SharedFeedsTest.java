package io.tollgate.admin.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

class SharedFeedsTest {

    private final AtomicInteger started = new AtomicInteger();
    private final Sinks.Many<String> source = Sinks.many().multicast().directBestEffort();
    private final SharedFeeds<String, String> feeds = new SharedFeeds<>();

    @Test
    void runsOnceForAllWhoListenToTheSame() {
        List<String> one = new ArrayList<>();
        List<String> other = new ArrayList<>();
        listen("acme").subscribe(one::add);
        listen("acme").subscribe(other::add);

        source.tryEmitNext("row");

        assertThat(started).hasValue(1);
        assertThat(one).containsExactly("row");
        assertThat(other).containsExactly("row");
    }

    @Test
    void keepsApartWhoListenToDifferentThings() {
        listen("acme").subscribe();
        listen("globex").subscribe();

        assertThat(started).hasValue(2);
        assertThat(feeds.count()).isEqualTo(2);
    }

    @Test
    void endsWithItsLastListenerAndBeginsAnewWithTheNext() {
        Disposable one = listen("acme").subscribe();
        Disposable other = listen("acme").subscribe();

        one.dispose();
        assertThat(feeds.count()).isEqualTo(1);
        other.dispose();
        assertThat(feeds.count()).isZero();

        listen("acme").subscribe();
        assertThat(started).hasValue(2);
    }

    @Test
    void isNotHeldUpByOneWhoDoesNotRead() {
        StepVerifier.create(listen("acme"), 0)
                .then(() -> {
                    List<String> other = new ArrayList<>();
                    listen("acme").subscribe(other::add);
                    source.tryEmitNext("row");
                    assertThat(other).containsExactly("row");
                })
                .thenRequest(1)
                .expectNext("row")
                .thenCancel()
                .verify();
    }

    private Flux<String> listen(String key) {
        return feeds.listen(key, () -> {
            started.incrementAndGet();
            return source.asFlux();
        });
    }
}
