package io.tollgate.routing.call;

import io.tollgate.routing.provider.ClientCall;
import io.tollgate.routing.provider.ImageFormat;
import io.tollgate.routing.provider.InlineImages;
import io.tollgate.routing.provider.Untranslatable;
import io.tollgate.routing.provider.image.ImageAddress;
import io.tollgate.routing.provider.image.ImageAddresses;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Puts images into a call in the places of their addresses, for a provider that fetches none. */
final class ImageInlining {

    private static final String CODE = "invalid_image_url";

    private final ImageDownload download;
    private final ImageProperties properties;
    private final ImageMemory memory;

    ImageInlining(ImageDownload download, ImageProperties properties) {
        this.download = download;
        this.properties = properties;
        this.memory = new ImageMemory(properties.memoryBytes());
    }

    /**
     * What is made of the call with all images in it; {@link Untranslatable} where one cannot be had, {@link ImagesBusy} where
     * there is no memory for them.
     *
     * @param taken by the provider
     * @param deadline of the request
     */
    <T> Mono<T> inlined(ClientCall call, InlineImages taken, Deadline deadline, Function<ClientCall, Mono<T>> use) {
        return Mono.defer(() -> {
            List<ImageAddress> addresses = ImageAddresses.of(call.own());
            return addresses.isEmpty() ? use.apply(call) : inlined(call, addresses, order(taken, deadline), use);
        });
    }

    private <T> Mono<T> inlined(
            ClientCall call, List<ImageAddress> addresses, Order order, Function<ClientCall, Mono<T>> use) {
        return Mono.using(order::share, share -> inlined(call, addresses, order).flatMap(use));
    }

    private Mono<ClientCall> inlined(ClientCall call, List<ImageAddress> addresses, Order order) {
        if (addresses.size() > properties.maxCount()) {
            ImageAddress first = addresses.get(properties.maxCount());
            throw refused(
                    first, "this gateway downloads no more than " + properties.maxCount() + " images for a request");
        }
        return Flux.fromIterable(addresses)
                .flatMapSequential(address -> value(address, order), properties.parallel())
                .collectList()
                .map(values -> call.with(ImageAddresses.replaced(call.own(), addresses, values)));
    }

    private Mono<byte[]> value(ImageAddress address, Order order) {
        return download.get(address.url(), order.most(), order.share())
                .timeout(order.limit().left(), Mono.error(this::late))
                .map(image -> address.holding(format(image, order.taken()), image))
                .onErrorMap(ImageUnavailable.class, problem -> refused(address, String.valueOf(problem.getMessage())));
    }

    private static ImageFormat format(byte[] image, InlineImages taken) {
        Optional<ImageFormat> format = ImageFormat.of(image);
        return format.filter(taken.formats()::contains)
                .orElseThrow(() -> new ImageUnavailable(
                        "what is there is " + format.map(Enum::name).orElse("no image that is known here")
                                + ", and this model's provider takes " + taken.names()));
    }

    private ImageUnavailable late() {
        return new ImageUnavailable("it did not come in time; all images have "
                + properties.timeout().toMillis() + " ms");
    }

    private Order order(InlineImages taken, Deadline deadline) {
        Duration left = deadline.left();
        Duration longest = left.compareTo(properties.timeout()) < 0 ? left : properties.timeout();
        long most = properties.maxSize().toBytes();
        return new Order(
                taken, new Deadline(System.nanoTime(), longest), Math.min(taken.mostBytes(), most), memory.share(most));
    }

    private static Untranslatable refused(ImageAddress address, String reason) {
        return new Untranslatable(
                address.field(),
                "The image at '" + address.field() + "' was not downloaded for a provider that fetches none: " + reason
                        + ". Send it in Base64, or another address.",
                CODE);
    }

    /**
     * What is wanted for one request.
     *
     * @param limit for all images
     * @param most bytes of one image
     * @param share of the memory, for all of them
     */
    private record Order(InlineImages taken, Deadline limit, long most, ImageMemory.Share share) {}
}
