package io.tollgate.api.pipeline;

import reactor.core.publisher.Mono;

/** Listens to what a request is answered, where a policy wants that kept. */
interface Capture {

    /** Of all other requests. */
    Capture NONE = new Capture() {

        @Override
        public void took(byte[] bytes) {}

        @Override
        public Mono<Void> of(Mono<Void> answer) {
            return answer;
        }
    };

    /** The next bytes of the answer, as the caller is sent them. */
    void took(byte[] bytes);

    /** The answer, whose end on each of the ways out is this one's. */
    Mono<Void> of(Mono<Void> answer);
}
