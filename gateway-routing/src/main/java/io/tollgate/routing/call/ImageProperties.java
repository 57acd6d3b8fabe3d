package io.tollgate.routing.call;

import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How the gateway downloads the images that a request gives but the address of, for providers that fetch none.
 *
 * @param maxSize of all of a request's images together
 * @param memory for the images of all requests under way; an eighth of the heap if not set
 * @param maxCount of a request's images
 * @param timeout for all of them
 * @param parallel how many are downloaded at a time for one request
 * @param allowHttp whether addresses may be without TLS
 * @param allowPrivate whether images may be on loopback and private addresses: whoever has a key can then ask for what is there
 */
@ConfigurationProperties("tollgate.images")
public record ImageProperties(
        @DefaultValue("20MB") DataSize maxSize,
        Optional<DataSize> memory,
        @DefaultValue("20") int maxCount,
        @DefaultValue("10s") Duration timeout,
        @DefaultValue("4") int parallel,
        @DefaultValue("false") boolean allowHttp,
        @DefaultValue("false") boolean allowPrivate) {

    private static final int SHARE_OF_HEAP = 8;

    private static final long LARGEST = DataSize.ofMegabytes(256).toBytes();

    public ImageProperties {
        if (maxSize.toBytes() < 1 || maxSize.toBytes() > LARGEST) {
            throw new IllegalArgumentException("tollgate.images.max-size: " + maxSize + " is not between 1B and 256MB");
        }
        if (memory.isPresent() && memory.get().toBytes() < 1) {
            throw new IllegalArgumentException("tollgate.images.memory: " + memory.get() + " is below 1B");
        }
        if (maxCount < 0) {
            throw new IllegalArgumentException(
                    "tollgate.images.max-count: " + maxCount + " is below 0, which downloads none");
        }
        if (timeout.isZero() || timeout.isNegative()) {
            throw new IllegalArgumentException(
                    "tollgate.images.timeout: " + timeout + " is not longer than nothing; for example 10s");
        }
        if (parallel < 1) {
            throw new IllegalArgumentException("tollgate.images.parallel: " + parallel + " is below 1");
        }
    }

    /** In bytes. */
    long memoryBytes() {
        return memory.map(DataSize::toBytes).orElse(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
    }
}
