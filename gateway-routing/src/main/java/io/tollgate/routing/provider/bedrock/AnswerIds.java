package io.tollgate.routing.provider.bedrock;

import java.util.concurrent.ThreadLocalRandom;

/** Ids of answers, of which Bedrock's streams have none. */
final class AnswerIds {

    private AnswerIds() {}

    static String next() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return "chatcmpl-" + Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong());
    }
}
