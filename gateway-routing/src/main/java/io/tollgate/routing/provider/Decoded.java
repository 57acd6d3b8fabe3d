package io.tollgate.routing.provider;

import java.util.function.Function;

/** What a provider's complete reply meant. */
public sealed interface Decoded {

    /** Does one or the other with it. */
    <T> T fold(Function<Answer, T> answered, Function<Failure, T> failed);

    /** It is an answer. */
    record Answered(Answer answer) implements Decoded {

        @Override
        public <T> T fold(Function<Answer, T> answered, Function<Failure, T> failed) {
            return answered.apply(answer);
        }
    }

    /** It is none. */
    record Failed(Failure failure) implements Decoded {

        @Override
        public <T> T fold(Function<Answer, T> answered, Function<Failure, T> failed) {
            return failed.apply(failure);
        }
    }
}
