package io.tollgate.api.pipeline;

import io.micrometer.core.instrument.MeterRegistry;
import io.r2dbc.spi.ConnectionFactory;
import io.tollgate.api.config.DataPlane;
import io.tollgate.billing.BackgroundTask;
import io.tollgate.billing.payload.PayloadQueue;
import io.tollgate.billing.payload.PayloadVault;
import io.tollgate.billing.payload.PayloadWriter;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;
import reactor.core.scheduler.Schedulers;

/** Keeps prompts and answers behind the requests. */
@Configuration(proxyBeanMethods = false)
@DataPlane
class CaptureConfiguration {

    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** Threads that seal: it takes the processor, and must leave it to what is served. */
    private static final int SEALERS = 1;

    @Bean
    PayloadQueue payloadQueue(@Value("${tollgate.payload-memory}") DataSize memory, MeterRegistry registry) {
        return new PayloadQueue(memory.toBytes(), registry);
    }

    @Bean
    Captures captures(PayloadQueue payloadQueue) {
        return new Captures(payloadQueue, InstantSource.system());
    }

    @Bean(destroyMethod = "close")
    PayloadWriter payloadWriter(ConnectionFactory postgres, PayloadQueue payloadQueue, PayloadVault vault) {
        return new PayloadWriter(
                postgres, payloadQueue, vault, Schedulers.newBoundedElastic(SEALERS, Integer.MAX_VALUE, "seal"));
    }

    @Bean
    BackgroundTask capturedPayloads(PayloadWriter payloadWriter) {
        return new BackgroundTask("writing captured payloads", PAUSE, PATIENCE, payloadWriter.write());
    }
}
