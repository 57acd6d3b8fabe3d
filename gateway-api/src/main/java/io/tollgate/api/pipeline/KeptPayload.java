package io.tollgate.api.pipeline;

import io.tollgate.billing.payload.CapturedBody;
import io.tollgate.billing.payload.CapturedPayload;
import io.tollgate.billing.payload.PayloadQueue;
import java.io.ByteArrayOutputStream;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/** Gathers an answer within the queue's bound, and hands it over with its request; a cancellation may come from another thread. */
final class KeptPayload implements Capture {

    private final PayloadQueue queue;
    private final CapturedBody request;
    private final Supplier<String> contentType;
    private final Assembly assembly;
    private final ByteArrayOutputStream answer = new ByteArrayOutputStream();
    private long taken;
    private long size;
    private boolean ended;

    /**
     * @param request a copy, which has its room in the queue
     * @param contentType of the answer, once that is known
     */
    KeptPayload(PayloadQueue queue, CapturedBody request, Supplier<String> contentType, Assembly assembly) {
        this.queue = queue;
        this.request = request;
        this.contentType = contentType;
        this.assembly = assembly;
        this.taken = request.bytes().length;
    }

    /** Makes a payload of its two bodies. */
    interface Assembly {

        CapturedPayload of(CapturedBody request, CapturedBody answer);
    }

    @Override
    public Mono<Void> of(Mono<Void> written) {
        return written.doFinally(signal -> end());
    }

    @Override
    public synchronized void took(byte[] bytes) {
        size += bytes.length;
        int more = Math.min(bytes.length, CapturedBody.MOST - answer.size());
        if (ended || more <= 0) {
            return;
        }
        if (queue.take(more)) {
            taken += more;
            answer.write(bytes, 0, more);
        } else {
            ended = true;
            answer.reset();
            queue.drop(taken);
        }
    }

    private synchronized void end() {
        if (!ended) {
            ended = true;
            queue.add(assembly.of(request, new CapturedBody(contentType.get(), size, answer.toByteArray())));
        }
    }
}
