package io.tollgate.routing.call;

import io.tollgate.routing.call.AttemptResult.Answered;
import io.tollgate.routing.call.AttemptResult.Failed;
import io.tollgate.routing.call.AttemptResult.Opened;
import io.tollgate.routing.catalogue.Credential;
import io.tollgate.routing.health.CallWatch;
import io.tollgate.routing.health.HealthBook;
import io.tollgate.routing.plan.Attempt;
import io.tollgate.routing.provider.Answer;
import io.tollgate.routing.provider.ClientCall;
import io.tollgate.routing.provider.Conversation;
import io.tollgate.routing.provider.Failure;
import io.tollgate.routing.provider.StreamDecoder;
import io.tollgate.routing.provider.StreamEvent;
import io.tollgate.routing.provider.StreamEvent.Broken;
import io.tollgate.routing.provider.Untranslatable;
import io.tollgate.routing.provider.UpstreamAnswer;
import io.tollgate.routing.provider.UpstreamRequest;
import io.tollgate.routing.quota.CredentialQuotas;
import io.tollgate.routing.quota.Taken;
import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Makes one attempt, and tells the offering's health what came of it. */
final class AttemptCaller {

    /** How long a provider may take to end a connection after its answer, before the gateway does. */
    private static final Duration DRAIN = Duration.ofSeconds(1);

    /** How many parts of one call are under way at a time. */
    private static final int PARALLEL = 4;

    private static final double NOT_KNOWN = 0;

    private final UpstreamClient client;
    private final UpstreamProperties properties;
    private final Wording wording;
    private final HealthBook health;
    private final CredentialQuotas quotas;

    AttemptCaller(
            UpstreamClient client,
            UpstreamProperties properties,
            Wording wording,
            HealthBook health,
            CredentialQuotas quotas) {
        this.client = client;
        this.properties = properties;
        this.wording = wording;
        this.health = health;
        this.quotas = quotas;
    }

    /** Whatever the provider does is a result; cancelling ends its work. */
    Mono<AttemptResult> call(CallRequest request, AttemptTrace trace) {
        Credential credential = trace.attempt().credential();
        if (credential.quota().isNone()) {
            return made(request, trace);
        }
        return quotas.isReady(credential)
                ? within(request, trace)
                : quotas.ready(credential).then(Mono.defer(() -> within(request, trace)));
    }

    private Mono<AttemptResult> within(CallRequest request, AttemptTrace trace) {
        ExpectedTokens expected = ExpectedTokens.of(request, trace.attempt());
        Taken taken = quotas.take(trace.attempt().credential(), request.organization(), expected.all());
        if (taken instanceof Taken.UsedUp usedUp) {
            return Mono.just(new Failed(trace, new Failure.QuotaUsedUp(usedUp.pause())));
        }
        Taken.Use use = (Taken.Use) taken;
        Mono<AttemptResult> made = made(request, trace);
        return use.isCounted() ? new CountedUse(use, expected).of(made) : made;
    }

    private Mono<AttemptResult> made(CallRequest request, AttemptTrace trace) {
        Deadline deadline = request.patience().deadline();
        return wording.whole(request.call(), trace.attempt(), deadline, whole -> watched(request.with(whole), trace))
                .onErrorResume(failure -> unmade(request, trace, failure));
    }

    private static Mono<AttemptResult> unmade(CallRequest request, AttemptTrace trace, Throwable failure) {
        if (failure instanceof Untranslatable problem) {
            return Mono.just(unasked(request.call(), trace, problem));
        }
        return failure instanceof ImagesBusy
                ? Mono.just(new Failed(trace, TransportFailure.of(failure)))
                : Mono.error(failure);
    }

    private Mono<AttemptResult> watched(CallRequest request, AttemptTrace trace) {
        CallWatch watch =
                health.begin(trace.attempt().offering(), trace.attempt().credential());
        return make(request, trace, watch)
                .onErrorResume(error -> Mono.just(new Failed(trace, TransportFailure.of(error))))
                .doOnNext(settled -> settled.tell(watch))
                .doOnCancel(() -> givenUp(request, trace, watch));
    }

    /** What was outpaced has taken at least so long: otherwise only the fast ones would count. */
    private static void givenUp(CallRequest request, AttemptTrace trace, CallWatch watch) {
        trace.outpacedAfter().ifPresent(request.call().own().stream() ? watch::firstToken : watch::unanswered);
        watch.abandoned();
    }

    private Mono<AttemptResult> make(CallRequest request, AttemptTrace trace, CallWatch watch) {
        ClientCall call =
                request.call().naming(trace.attempt().offering().model().id());
        try {
            Exchange exchange = new Exchange(
                    wording.conversation(call, trace.attempt()),
                    trace,
                    watch,
                    call.own().body().size());
            return call.own().stream() ? stream(exchange, request.patience()) : complete(exchange, request.patience());
        } catch (Untranslatable problem) {
            watch.ended();
            return Mono.just(unasked(call, trace, problem));
        }
    }

    private static AttemptResult unasked(ClientCall call, AttemptTrace trace, Untranslatable problem) {
        return new Failed(trace, call.unasked(problem));
    }

    private Mono<AttemptResult> complete(Exchange exchange, Patience patience) {
        Limit limit = answer(patience, exchange);
        return answers(exchange, limit.longest())
                .doFinally(signal -> exchange.watch().ended())
                .map(exchange::decoded)
                .timeout(limit.longest(), Mono.fromSupplier(() -> exchange.late(limit)));
    }

    /** Of what is tried last there is no better use of the time than to wait. */
    private Limit answer(Patience patience, Exchange exchange) {
        Attempt attempt = exchange.trace().attempt();
        return exchange.trace().isLast()
                ? patience.answer(properties.answerTimeout())
                : patience.answer(
                        health.usualAnswer(attempt.offering(), attempt.credential()),
                        health.snapshot().condition(attempt.offering(), attempt.credential()),
                        attempt.offering().model().maxOutputTokens(),
                        exchange.promptBytes(),
                        properties.answerTimeout());
    }

    private Mono<List<UpstreamAnswer>> answers(Exchange exchange, Duration longest) {
        List<UpstreamRequest> requests = exchange.conversation().requests();
        return requests.size() == 1
                ? answer(exchange, requests.get(0), longest).map(List::of)
                : Flux.fromIterable(requests)
                        .flatMapSequential(request -> answer(exchange, request, longest), PARALLEL)
                        .takeUntil(answer -> !answer.isSuccess())
                        .collectList();
    }

    private Mono<UpstreamAnswer> answer(Exchange exchange, UpstreamRequest request, Duration longest) {
        return client.exchange(request, longest, exchange.trace(), reply -> whole(exchange, reply))
                .single();
    }

    private Mono<AttemptResult> stream(Exchange exchange, Patience patience) {
        Limit limit = firstToken(patience, exchange);
        return new StreamOpening(
                        events(exchange).doFinally(signal -> exchange.watch().ended()))
                .timeout(limit.longest(), Mono.fromSupplier(() -> exchange.lateOpening(limit)))
                .map(opening -> exchange.opened(opening, patience.deadline()));
    }

    /** As {@link #answer}: the last one may take as long as the operator allows, whatever is usual. */
    private Limit firstToken(Patience patience, Exchange exchange) {
        Attempt attempt = exchange.trace().attempt();
        double p90 = exchange.trace().isLast()
                ? NOT_KNOWN
                : health.snapshot()
                        .condition(attempt.offering(), attempt.credential())
                        .ttftP90Millis();
        return patience.firstToken(p90, exchange.promptBytes(), properties.firstTokenTimeout());
    }

    private Flux<StreamEvent> events(Exchange exchange) {
        return client.exchange(
                        exchange.conversation().requests().get(0),
                        properties.idleTimeout(),
                        exchange.trace(),
                        reply -> read(exchange, reply))
                .onErrorResume(error -> Mono.just(new Broken(TransportFailure.of(error))))
                .map(exchange::withoutSecret);
    }

    private Flux<StreamEvent> read(Exchange exchange, UpstreamReply reply) {
        if (!reply.isStream()) {
            return whole(exchange, reply).flatMapIterable(exchange::noStream);
        }
        exchange.trace().replied(reply);
        return decoded(exchange.conversation().streamDecoder(), reply.body());
    }

    private Mono<UpstreamAnswer> whole(Exchange exchange, UpstreamReply reply) {
        exchange.trace().replied(reply);
        return reply.whole((int) properties.maxAnswerSize().toBytes());
    }

    private static Flux<StreamEvent> decoded(StreamDecoder decoder, Flux<byte[]> body) {
        Sinks.Empty<Void> ended = Sinks.empty();
        return body.takeUntilOther(ended.asMono().then(Mono.delay(DRAIN)))
                // One at a time: the provider is to feel a slow caller.
                .concatMapIterable(decoder::feed, 1)
                .concatWith(Flux.defer(() -> Flux.fromIterable(decoder.end())))
                .onErrorResume(error -> Flux.fromIterable(decoder.broken(TransportFailure.of(error))))
                .doOnNext(event -> endAfter(event, ended));
    }

    private static void endAfter(StreamEvent event, Sinks.Empty<Void> ended) {
        if (event.isEnd()) {
            ended.tryEmitEmpty();
        }
    }

    private static Failure late(String what, Duration longest) {
        return new Failure.Unavailable("timeout", "no " + what + " within " + longest.toMillis() + " ms");
    }

    /** One attempt with what it needs. */
    private record Exchange(Conversation conversation, AttemptTrace trace, CallWatch watch, int promptBytes) {

        AttemptResult decoded(List<UpstreamAnswer> answers) {
            int status = answers.get(0).status();
            return conversation
                    .decode(answers)
                    .fold(whole -> new Answered(trace, status, whole, trace.served(status)), this::failed);
        }

        AttemptResult opened(Opening opening, Deadline deadline) {
            return opening.failure().map(this::failed).orElseGet(() -> measured(opening, deadline));
        }

        private AttemptResult measured(Opening opening, Deadline deadline) {
            StreamMeter meter = new StreamMeter(watch);
            Flux<StreamEvent> events = new BoundedStream(opening.events(), deadline).events();
            return new Opened(trace, events.doOnNext(meter::pass), trace.served(200));
        }

        /** A provider that answers others meanwhile is not silent: its answer is only long. */
        AttemptResult late(Limit limit) {
            if (limit.isProviders()) {
                watch.unanswered(limit.longest());
            }
            if (!limit.isProviders() || watch.othersWentWell()) {
                trace.excuse();
            }
            return failed(AttemptCaller.late("answer", limit.longest()));
        }

        /** The wait counts as the first token's time, lest one that has become slow be called late for ever. */
        Opening lateOpening(Limit limit) {
            if (limit.isProviders()) {
                watch.firstToken(limit.longest());
            } else {
                trace.excuse();
            }
            return Opening.failed(AttemptCaller.late("content", limit.longest()));
        }

        AttemptResult failed(Failure failure) {
            return new Failed(trace, failure);
        }

        /** A complete reply where a stream was due: mostly an error. */
        List<StreamEvent> noStream(UpstreamAnswer answer) {
            return conversation.decode(List.of(answer)).fold(this::streamed, failure -> List.of(new Broken(failure)));
        }

        private List<StreamEvent> streamed(Answer whole) {
            List<StreamEvent> events = conversation.streamed(whole);
            return events.isEmpty()
                    ? List.of(new Broken(new Failure.Unavailable("not_a_stream", "the answer is no stream")))
                    : events;
        }

        StreamEvent withoutSecret(StreamEvent event) {
            return event instanceof Broken broken ? new Broken(trace.withoutSecret(broken.failure())) : event;
        }
    }
}
