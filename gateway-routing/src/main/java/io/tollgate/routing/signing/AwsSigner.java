package io.tollgate.routing.signing;

import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** Signs with one pair of keys, as AWS's own signer does it. */
final class AwsSigner implements Signer {

    private static final String SERVICE = "bedrock";
    private static final AwsV4HttpSigner SIGNER = AwsV4HttpSigner.create();

    private final AwsCredentialsIdentity identity;
    private final String region;
    private final Clock clock;

    AwsSigner(AwsCredentialsIdentity identity, String region, Clock clock) {
        this.identity = identity;
        this.region = region;
        this.clock = clock;
    }

    @Override
    public Map<String, String> headers(Unsigned request) {
        SdkHttpRequest.Builder unsigned = SdkHttpRequest.builder()
                .method(SdkHttpMethod.fromValue(request.method()))
                .uri(request.uri());
        // What a proxy on the way may add or change is not signed.
        request.headers().entrySet().stream()
                .filter(header -> header.getKey().equals("content-type"))
                .forEach(header -> unsigned.putHeader(header.getKey(), header.getValue()));
        ContentStreamProvider payload = () -> new ByteArrayInputStream(request.body());
        SignedRequest signed = SIGNER.sign(signing -> signing.identity(identity)
                .request(unsigned.build())
                .payload(payload)
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, SERVICE)
                .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                .putProperty(HttpSigner.SIGNING_CLOCK, clock));
        Map<String, String> headers = new HashMap<>();
        signed.request().forEachHeader((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
        return headers;
    }
}
