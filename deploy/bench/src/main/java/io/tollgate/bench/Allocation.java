package io.tollgate.bench;

import io.tollgate.bench.load.LoadGenerator;
import io.tollgate.bench.load.LoadResult;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/** What the gateway's heap is filled with by one request, by the gateway's own metrics. */
final class Allocation {

    private static final String METRIC = "jvm_gc_memory_allocated_bytes_total";
    private static final int CONNECTIONS = 32;

    private final URI metrics;
    private final String token;
    private final HttpClient client = HttpClient.newHttpClient();

    Allocation(URI gateway, String token) {
        this.metrics = gateway.resolve("/actuator/prometheus");
        this.token = token;
    }

    /** Bytes a request of a short chat; the counter only moves when the young generation is collected. */
    long perRequest(LoadGenerator generator, Contender gateway, Duration duration) {
        Workload workload = Workload.chats(List.of(Shape.closed(CONNECTIONS))).get(0);
        double before = allocated();
        LoadResult result = generator.run(gateway.target(workload), workload.schedule(duration), CONNECTIONS);
        long requests = result.answered() + result.failed();
        return requests == 0 ? 0 : Math.round((allocated() - before) / requests);
    }

    private double allocated() {
        HttpRequest request = HttpRequest.newBuilder(metrics)
                .header("authorization", "Bearer " + token)
                .build();
        try {
            return client.send(request, BodyHandlers.ofString())
                    .body()
                    .lines()
                    .filter(line -> line.startsWith(METRIC))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .sum();
        } catch (IOException e) {
            throw new BenchException("the gateway's metrics cannot be read: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("interrupted while the metrics were read", e);
        }
    }
}
