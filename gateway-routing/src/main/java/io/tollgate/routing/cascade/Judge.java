package io.tollgate.routing.cascade;

import io.tollgate.routing.provider.Answer;
import java.util.Optional;

/** Says whether an answer in one piece is worth giving, when a better model could be asked instead. */
@FunctionalInterface
public interface Judge {

    /** What is wrong with it, in a word; empty when it is good enough. */
    Optional<String> fault(Answer answer);
}
