package io.tollgate.admin.request;

import io.tollgate.admin.access.Grant;
import io.tollgate.admin.http.Problem;
import io.tollgate.admin.usage.TimeRange;
import io.tollgate.admin.usage.UsageFilter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** Requests as they end: looks for new rows again and again while somebody listens, once for all who may see the same. */
@Component
class RequestTail {

    private static final Duration PAUSE = Duration.ofMillis(500);

    /** A row's time is that of its admission: what took longer than this shows in the list alone. */
    private static final Duration LONGEST_REQUEST = Duration.ofMinutes(15);

    /** After that the caller asks again, and is checked again. */
    static final Duration WHILE = Duration.ofMinutes(5);

    private static final int MOST_AT_ONCE = 100;
    private static final int MOST_LISTENERS = 200;

    private final RequestStore store;
    private final Clock clock;
    private final AtomicInteger listeners = new AtomicInteger();
    private final SharedFeeds<Audience, RequestView> feeds = new SharedFeeds<>();

    RequestTail(RequestStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** What ends from now on, the earliest first; endless. */
    Flux<RequestView> follow(Grant grant, UsageFilter filter) {
        return Flux.defer(() -> {
            if (listeners.incrementAndGet() > MOST_LISTENERS) {
                listeners.decrementAndGet();
                return Flux.error(Problem.tooMany(
                        MOST_LISTENERS + " listen to this node's requests already; ask again later",
                        Duration.ofSeconds(30)));
            }
            return feeds.listen(Audience.of(grant, filter), () -> following(grant, filter))
                    .doFinally(end -> listeners.decrementAndGet());
        });
    }

    private Flux<RequestView> following(Grant grant, UsageFilter filter) {
        SeenRows seen = new SeenRows();
        return Flux.defer(() -> latest(grant, filter))
                .map(seen::fresh)
                .repeatWhen(ended -> ended.delayElements(PAUSE))
                .skip(1)
                .concatMapIterable(rows -> rows);
    }

    private Flux<List<RequestView>> latest(Grant grant, UsageFilter filter) {
        Instant now = clock.instant();
        TimeRange range = new TimeRange(now.minus(LONGEST_REQUEST), now.plusSeconds(1));
        return store.page(grant, filter, range, Optional.empty(), MOST_AT_ONCE)
                .map(page -> earliestFirst(page.data()))
                .flux();
    }

    private static List<RequestView> earliestFirst(List<RequestView> rows) {
        List<RequestView> turned = new ArrayList<>(rows);
        Collections.reverse(turned);
        return turned;
    }

    /**
     * Who is told of the same rows.
     *
     * @param narrowed whose grant is not for the whole organization
     */
    private record Audience(UUID organization, Optional<Grant> narrowed, UsageFilter filter) {

        static Audience of(Grant grant, UsageFilter filter) {
            Optional<Grant> narrowed = grant.everywhere() ? Optional.empty() : Optional.of(grant);
            return new Audience(grant.organizationId(), narrowed, filter);
        }
    }
}
