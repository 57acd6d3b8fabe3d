package io.tollgate.testkit;

import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestPlan;
import reactor.blockhound.BlockHound;

/**
 * Has every test fail that blocks an event loop. BlockHound's own listener installs it as soon as tests are looked for, which
 * Maven does in its own process, where nothing can be installed, before it shares them out among others.
 */
public final class WatchedEventLoops implements TestExecutionListener {

    @Override
    public void testPlanExecutionStarted(TestPlan plan) {
        BlockHound.install();
    }
}
