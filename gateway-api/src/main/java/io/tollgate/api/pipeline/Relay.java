package io.tollgate.api.pipeline;

import io.tollgate.api.error.GatewayError;
import io.tollgate.api.error.UpstreamErrors;
import io.tollgate.routing.call.CallOutcome;
import io.tollgate.routing.call.CallOutcome.Complete;
import io.tollgate.routing.call.CallOutcome.Exhausted;
import io.tollgate.routing.call.CallOutcome.Rejected;
import io.tollgate.routing.call.CallOutcome.Streaming;
import io.tollgate.routing.provider.StreamEvent;
import io.tollgate.routing.provider.StreamEvent.Broken;
import io.tollgate.routing.provider.StreamEvent.Chunk;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Writes what a call came to as the answer of one request, and counts it in passing. */
record Relay(Ticket ticket, Settling settling, ServerHttpResponse response) {

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
        return Mono.error(exhausted((Exhausted) outcome).exception());
    }

    private Mono<Void> complete(Complete complete) {
        Tally tally = ticket.tally();
        tally.served(complete.attempt(), complete.attempts());
        tally.relayed(complete.answer().outputBytes());
        complete.answer().usage().ifPresent(usage -> tally.reported(usage.tokens()));
        complete.answer().finishReason().ifPresent(tally::finished);
        var cost = tally.charge().cost();
        byte[] body = complete.answer().withUsage(CostMembers.of(cost));
        HttpHeaders headers = response.getHeaders();
        AnswerHeaders.served(headers, complete.attempt(), complete.attempts().size(), complete.headers());
        headers.set("x-tollgate-cost", CostMembers.number(cost.spend()));
        ticket.inbound().watch().done(Stopwatch.Step.RELAYED);
        return whole(complete.status(), body);
    }

    private Mono<Void> stream(Streaming streaming) {
        ticket.tally().served(streaming.attempt(), streaming.attempts());
        HttpHeaders headers = response.getHeaders();
        AnswerHeaders.served(headers, streaming.attempt(), streaming.attempts().size(), streaming.headers());
        AnswerHeaders.timing(headers, ticket.inbound().watch());
        headers.setContentType(MediaType.TEXT_EVENT_STREAM);
        headers.setCacheControl("no-cache");
        // Tells reverse proxies not to collect the stream.
        headers.set("x-accel-buffering", "no");
        // The server takes a connection that the caller closed for the end of the answer: only its source is cancelled.
        Flux<DataBuffer> body = streaming
                .events()
                .doOnCancel(ticket.tally()::abandoned)
                .doOnComplete(() -> settling.answered(ticket))
                .map(this::relay)
                .filter(bytes -> bytes.length > 0)
                .map(this::buffer);
        return response.writeAndFlushWith(body.map(Mono::just));
    }

    private byte[] relay(StreamEvent event) {
        if (event instanceof Chunk chunk) {
            return relay(chunk);
        }
        if (event instanceof Broken broken) {
            GatewayError error = UpstreamErrors.broken(broken.failure().message());
            ticket.tally().failed(error);
            return ticket.inbound().dialect().brokenStream(error);
        }
        return event.bytes();
    }

    private byte[] relay(Chunk chunk) {
        Tally tally = ticket.tally();
        tally.relayed(chunk.outputBytes());
        chunk.finishReason().ifPresent(tally::finished);
        if (chunk.usage().isEmpty()) {
            return chunk.bytes();
        }
        tally.reported(chunk.usage().get().tokens());
        return chunk.withUsage(CostMembers.of(tally.charge().cost()));
    }

    /** The provider's own words, because they are about the caller's own request. */
    private Mono<Void> reject(Rejected rejected) {
        ticket.tally().unserved(rejected.attempts());
        ticket.tally().failed(UpstreamErrors.rejected(rejected.status()));
        AnswerHeaders.served(
                response.getHeaders(), rejected.attempt(), rejected.attempts().size(), rejected.headers());
        return whole(rejected.status(), rejected.body());
    }

    private GatewayError exhausted(Exhausted exhausted) {
        ticket.tally().unserved(exhausted.attempts());
        return UpstreamErrors.exhausted(ticket.inbound().ask().model(), exhausted.attempts());
    }

    private Mono<Void> whole(int status, byte[] body) {
        settling.answered(ticket);
        HttpHeaders headers = response.getHeaders();
        response.setStatusCode(HttpStatusCode.valueOf(status));
        AnswerHeaders.timing(headers, ticket.inbound().watch());
        headers.setContentType(MediaType.APPLICATION_JSON);
        headers.setContentLength(body.length);
        return response.writeWith(Mono.just(buffer(body)));
    }

    private DataBuffer buffer(byte[] bytes) {
        return response.bufferFactory().wrap(bytes);
    }
}
