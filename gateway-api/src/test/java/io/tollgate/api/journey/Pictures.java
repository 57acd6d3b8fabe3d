package io.tollgate.api.journey;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** A server of pictures somewhere on the web. */
final class Pictures implements AutoCloseable {

    /** What is at {@link #address()}, in Base64. */
    static final String BASE64 = "iVBORw0KGgpwaWN0dXJl";

    private static final byte[] PNG = "\u0089PNG\r\n\u001A\npicture".getBytes(ISO_8859_1);

    private final AtomicInteger asked = new AtomicInteger();
    private final DisposableServer server = HttpServer.create()
            .host("127.0.0.1")
            .port(0)
            .route(routes -> routes.get("/1.png", (request, response) -> {
                asked.incrementAndGet();
                return response.sendByteArray(Mono.just(PNG));
            }))
            .bindNow();

    /** Of a picture. */
    String address() {
        return "http://127.0.0.1:" + server.port() + "/1.png";
    }

    /** Of nothing. */
    String wrongAddress() {
        return "http://127.0.0.1:" + server.port() + "/2.png";
    }

    /** How often the picture was asked for. */
    int asked() {
        return asked.get();
    }

    @Override
    public void close() {
        server.disposeNow();
    }
}
