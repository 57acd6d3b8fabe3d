package io.tollgate.testkit;

import java.lang.StackWalker.StackFrame;
import reactor.blockhound.BlockHound;
import reactor.blockhound.BlockingMethod;
import reactor.blockhound.BlockingOperationError;
import reactor.blockhound.integration.BlockHoundIntegration;

/** The blocking calls on event loops that tests let pass: each is short, rare, and in somebody else's code. */
public final class AllowedBlocking implements BlockHoundIntegration {

    private static final StackWalker STACK = StackWalker.getInstance();

    @Override
    public void applyTo(BlockHound.Builder builder) {
        builder.blockingMethodCallback(AllowedBlocking::refuse);
        // The kernel's random numbers: r2dbc-postgresql's SCRAM nonce when it connects, and identifiers.
        builder.allowBlockingCallsInside("java.security.SecureRandom", "nextBytes");
        builder.allowBlockingCallsInside("java.security.SecureRandom", "getInstance");
        builder.allowBlockingCallsInside("sun.security.provider.NativePRNG$RandomIO", "readFully");
        // Once for each class.
        builder.allowBlockingCallsInside("java.lang.ClassLoader", "loadClass");
        // The console.
        builder.allowBlockingCallsInside("ch.qos.logback.classic.Logger", "callAppenders");
        // Netty's memory: a thread that finds its arena taken makes one more, for a few instructions under a lock.
        builder.allowBlockingCallsInside(
                "io.netty.buffer.AdaptivePoolingAllocator$MagazineGroup", "tryExpandMagazines");
        // When a connection to Redis comes or goes, what waits for it is handed over while nobody else writes.
        builder.allowBlockingCallsInside("io.lettuce.core.protocol.SharedLock", "doExclusive");
    }

    /** Says so on the console too: whoever caught the error may have kept it to himself. */
    private static void refuse(BlockingMethod call) {
        if (STACK.walk(frames -> frames.anyMatch(AllowedBlocking::passes))) {
            return;
        }
        BlockingOperationError error = new BlockingOperationError(call);
        error.printStackTrace();
        throw error;
    }

    private static boolean passes(StackFrame frame) {
        return initialisesAClass(frame) || takesALock(frame);
    }

    /** A class gets one chance: whoever threw here would leave it unusable for the rest of the process. */
    private static boolean initialisesAClass(StackFrame frame) {
        return frame.getMethodName().equals("<clinit>");
    }

    /**
     * Threads that take turns, as they do unseen in {@code synchronized}; whoever blocks while he has the turn is found all the
     * same. Waiting for a condition, a result or a count is another method.
     */
    private static boolean takesALock(StackFrame frame) {
        return frame.getMethodName().equals("lock")
                && frame.getClassName().equals("java.util.concurrent.locks.ReentrantLock");
    }
}
