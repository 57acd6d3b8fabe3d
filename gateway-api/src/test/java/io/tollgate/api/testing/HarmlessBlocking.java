package io.tollgate.api.testing;

import reactor.blockhound.BlockHound;
import reactor.blockhound.integration.BlockHoundIntegration;

/** Names what BlockHound takes for blocking on an event loop, though it does not wait for anybody. */
public final class HarmlessBlocking implements BlockHoundIntegration {

    @Override
    public void applyTo(BlockHound.Builder builder) {
        // /dev/urandom always has an answer.
        builder.allowBlockingCallsInside("sun.security.provider.NativePRNG$RandomIO", "readFully");
        // Once for each class.
        builder.allowBlockingCallsInside("java.lang.ClassLoader", "loadClass");
        // The console.
        builder.allowBlockingCallsInside("ch.qos.logback.classic.Logger", "callAppenders");
    }
}
