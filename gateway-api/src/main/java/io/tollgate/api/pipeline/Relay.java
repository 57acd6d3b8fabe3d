package io.tollgate.api.pipeline;

import io.tollgate.api.error.GatewayError;
import io.tollgate.api.error.UpstreamErrors;
import io.tollgate.api.idempotency.RecordedResponse;
import io.tollgate.billing.usage.UsageEvent.Charge;
import io.tollgate.routing.call.AttemptReport;
import io.tollgate.routing.call.CallOutcome;
import io.tollgate.routing.call.CallOutcome.Complete;
import io.tollgate.routing.call.CallOutcome.Expired;
import io.tollgate.routing.call.CallOutcome.Rejected;
import io.tollgate.routing.call.CallOutcome.Streaming;
import io.tollgate.routing.provider.Failure;
import io.tollgate.routing.provider.Failure.CutOff.Cut;
import io.tollgate.routing.provider.StreamEvent;
import io.tollgate.routing.provider.StreamEvent.Broken;
import io.tollgate.routing.provider.StreamEvent.Chunk;
import io.tollgate.routing.provider.UsagePart;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Writes what a call came to as the answer of one request, and counts it in passing. */
record Relay(Ticket ticket, Settling settling, ServerHttpResponse response, Capture capture) {

    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

    Mono<Void> write(CallOutcome outcome) {
        AnswerHeaders.limits(response.getHeaders(), ticket);
        if (outcome instanceof Complete complete) {
            return complete(complete);
        }
        if (outcome instanceof Streaming streaming) {
            return stream(streaming);
        }
        if (outcome instanceof Rejected rejected) {
            return reject(rejected);
        }
        ticket.tally().unserved(outcome.attempts());
        AnswerHeaders.attempted(response.getHeaders(), outcome.attempts().size());
        return Mono.error(exhausted(outcome).exception());
    }

    private Mono<Void> complete(Complete complete) {
        Tally tally = ticket.tally();
        tally.served(complete.attempt(), complete.attempts());
        tally.took(complete.answer(), isGenerating());
        Charge charge = tally.charge();
        byte[] body = complete.answer()
                .withUsage(usageMembers(charge, complete.answer().usage()));
        HttpHeaders headers = response.getHeaders();
        AnswerHeaders.served(
                headers, ticket, complete.attempt(), complete.attempts().size(), complete.headers());
        AnswerHeaders.escalated(headers, complete.attempts());
        headers.set("x-tollgate-cost", CostMembers.number(charge.cost().spend()));
        ticket.inbound().watch().done(Stopwatch.Step.RELAYED);
        headers.set(HttpHeaders.CONTENT_TYPE, dialect().answerType(complete.headers()));
        return whole(complete.status(), body, last(complete));
    }

    private Mono<Void> stream(Streaming streaming) {
        ticket.tally().served(streaming.attempt(), streaming.attempts());
        HttpHeaders headers = response.getHeaders();
        AnswerHeaders.served(
                headers, ticket, streaming.attempt(), streaming.attempts().size(), streaming.headers());
        AnswerHeaders.timing(headers, ticket.inbound().watch(), last(streaming));
        headers.set(HttpHeaders.CONTENT_TYPE, dialect().streamType(streaming.headers()));
        return stream(dialect().hasEvents() ? streaming.events().map(this::relay) : sound(streaming));
    }

    private Mono<Void> stream(Flux<byte[]> events) {
        HttpHeaders headers = response.getHeaders();
        headers.setCacheControl("no-cache");
        // Tells reverse proxies not to collect the stream.
        headers.set("x-accel-buffering", "no");
        // The server takes a connection that the caller closed for the end of the answer: only its source is cancelled.
        Flux<byte[]> pieces = events.doOnCancel(ticket.tally()::abandoned)
                .doOnComplete(() -> settling.answered(ticket))
                .filter(bytes -> bytes.length > 0)
                .doOnNext(capture::took);
        return EventWriter.write(response, pieces);
    }

    /**
     * Begins a stream before it is known who answers, if anybody does.
     *
     * @param waiting nothing for each time that the caller is to be told to wait, and at last the outcome
     */
    Mono<Void> write(Flux<Optional<CallOutcome>> waiting) {
        AnswerHeaders.limits(response.getHeaders(), ticket);
        AnswerHeaders.timing(response.getHeaders(), ticket.inbound().watch());
        response.getHeaders().set(HttpHeaders.CONTENT_TYPE, dialect().streamType(Map.of()));
        byte[] comment = dialect().waiting();
        return stream(waiting.map(known -> known.map(this::late).orElseGet(() -> Flux.just(comment)))
                .onErrorResume(this::lateFailure)
                .concatMap(Function.identity()));
    }

    /** What has no events cannot say that it broke: then the connection is cut off, so that nobody takes it for whole. */
    private Flux<byte[]> sound(Streaming streaming) {
        return streaming
                .events()
                .concatMap(event -> event instanceof Broken broken
                        ? Flux.error(error(broken.failure()).exception())
                        : Flux.just(relay(event)));
    }

    private Dialect dialect() {
        return ticket.inbound().dialect();
    }

    private Flux<byte[]> late(CallOutcome outcome) {
        if (outcome instanceof Streaming streaming) {
            String provider = streaming.attempt().offering().provider().slug();
            ticket.tally().served(streaming.attempt(), streaming.attempts());
            return streaming.events().map(event -> naming(provider, event));
        }
        ticket.tally().unserved(outcome.attempts());
        return Flux.just(
                broken(outcome instanceof Rejected rejected ? UpstreamErrors.rejected(rejected) : exhausted(outcome)));
    }

    private Flux<Flux<byte[]>> lateFailure(Throwable failure) {
        LOG.error("{} failed", ticket.inbound().context().shownId(), failure);
        return Flux.just(Flux.just(broken(UpstreamErrors.internal())));
    }

    /** The event; the last chunks say who answered, because the headers could not. */
    private byte[] naming(String provider, StreamEvent event) {
        byte[] bytes = relay(event);
        boolean last = event instanceof Chunk chunk
                && (chunk.finishReason().isPresent() || chunk.usage().isPresent());
        return last && bytes.length > 0 ? dialect().naming(provider, bytes) : bytes;
    }

    private byte[] relay(StreamEvent event) {
        if (event instanceof Chunk chunk) {
            return relay(chunk);
        }
        if (event instanceof Broken broken) {
            return broken(error(broken.failure()));
        }
        return event.bytes();
    }

    private static GatewayError error(Failure failure) {
        if (failure instanceof Failure.CutOff cutOff) {
            return cutOff.cut() == Cut.STOPPING ? UpstreamErrors.stopping() : UpstreamErrors.cutOff(failure.message());
        }
        return UpstreamErrors.broken(failure.message());
    }

    private byte[] broken(GatewayError error) {
        ticket.tally().failed(error);
        if (response instanceof RecordedResponse recorded) {
            recorded.spoil();
        }
        return dialect().brokenStream(error);
    }

    private byte[] relay(Chunk chunk) {
        Tally tally = ticket.tally();
        tally.took(chunk, isGenerating());
        return chunk.usage()
                        .filter(usage -> !usage.preliminary() || usage.isUntold())
                        .isEmpty()
                ? chunk.bytes()
                : chunk.withUsage(usageMembers(tally.charge(), chunk.usage()));
    }

    /** The cost; and where no provider told usage, what is charged is told in its place. */
    private Map<String, byte[]> usageMembers(Charge charge, Optional<UsagePart> usage) {
        if (usage.filter(UsagePart::isUntold).isEmpty()) {
            return CostMembers.of(charge.cost());
        }
        Map<String, byte[]> members = new LinkedHashMap<>(dialect().usage(charge.usage()));
        members.putAll(CostMembers.of(charge.cost()));
        return members;
    }

    /** The provider's own words, because they are about the caller's own request. */
    private Mono<Void> reject(Rejected rejected) {
        ticket.tally().refused(rejected.attempt(), rejected.attempts());
        ticket.tally().failed(UpstreamErrors.rejected(rejected));
        AnswerHeaders.served(
                response.getHeaders(),
                ticket,
                rejected.attempt(),
                rejected.attempts().size(),
                rejected.headers());
        response.getHeaders().setContentType(MediaType.APPLICATION_JSON);
        return whole(rejected.status(), rejected.body(), last(rejected));
    }

    private GatewayError exhausted(CallOutcome outcome) {
        if (outcome instanceof Expired expired) {
            return UpstreamErrors.expired(ticket.inbound().ask().model(), expired.after(), expired.attempts());
        }
        return UpstreamErrors.exhausted(ticket.inbound().ask().model(), outcome.attempts());
    }

    /** Only generated bytes are tokens. */
    private boolean isGenerating() {
        return ticket.inbound().ask().operation().isGenerating();
    }

    /** The report of the attempt that answered: mostly the last one. */
    private static AttemptReport last(CallOutcome outcome) {
        List<AttemptReport> all = outcome.attempts();
        for (int i = all.size() - 1; i >= 0; i--) {
            if (all.get(i).outcome().equals(AttemptReport.SERVED)) {
                return all.get(i);
            }
        }
        return all.get(all.size() - 1);
    }

    private Mono<Void> whole(int status, byte[] body, AttemptReport answering) {
        settling.answered(ticket);
        HttpHeaders headers = response.getHeaders();
        response.setStatusCode(HttpStatusCode.valueOf(status));
        AnswerHeaders.timing(headers, ticket.inbound().watch(), answering);
        headers.setContentLength(body.length);
        capture.took(body);
        return response.writeWith(Mono.just(response.bufferFactory().wrap(body)));
    }
}
