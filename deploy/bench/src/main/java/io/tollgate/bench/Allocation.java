package io.tollgate.bench;

import com.sun.management.ThreadMXBean;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import io.tollgate.bench.load.LoadGenerator;
import io.tollgate.bench.load.LoadResult;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** What a JVM's heap is filled with by one request, as it counts for each of its threads. */
final class Allocation {

    private static final int CONNECTIONS = 32;

    private Allocation() {}

    /** Bytes a request of a short chat, of a target that is a JVM. */
    static long perRequest(LoadGenerator generator, Contender target, Duration duration) {
        Workload workload = Workload.chats(List.of(Shape.closed(CONNECTIONS))).get(0);
        try (JMXConnector jvm = connected(target.process().orElseThrow())) {
            ThreadMXBean threads = ManagementFactory.newPlatformMXBeanProxy(
                    jvm.getMBeanServerConnection(), ManagementFactory.THREAD_MXBEAN_NAME, ThreadMXBean.class);
            long before = allocated(threads);
            LoadResult result = generator.run(target.target(workload), workload.schedule(duration), CONNECTIONS);
            long requests = result.answered() + result.failed();
            return requests == 0 ? 0 : (allocated(threads) - before) / requests;
        } catch (IOException e) {
            throw new BenchException("what %s allocates cannot be read: %s".formatted(target.name(), e), e);
        }
    }

    /** Threads that ended are left out: those that serve requests live as long as the process. */
    private static long allocated(ThreadMXBean threads) {
        return Arrays.stream(threads.getThreadAllocatedBytes(threads.getAllThreadIds()))
                .filter(bytes -> bytes > 0)
                .sum();
    }

    @SuppressWarnings("BanJNDI") // The address is a local one, which a process of our own told.
    private static JMXConnector connected(ProcessGroup process) throws IOException {
        try {
            VirtualMachine jvm =
                    VirtualMachine.attach(Long.toString(process.parent().pid()));
            try {
                return JMXConnectorFactory.connect(new JMXServiceURL(jvm.startLocalManagementAgent()));
            } finally {
                jvm.detach();
            }
        } catch (AttachNotSupportedException e) {
            throw new IOException(e);
        }
    }
}
