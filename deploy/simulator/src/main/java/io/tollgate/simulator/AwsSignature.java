package io.tollgate.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.handler.codec.http.HttpHeaders;
import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import reactor.netty.http.server.HttpServerRequest;

/**
 * Checks a signature of AWS by making it once more, without AWS's own code.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html">Signature V4</a>
 */
final class AwsSignature {

    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final Pattern AUTHORIZATION = Pattern.compile(
            ALGORITHM
                    + " Credential=([^/]+)/(([^/]+)/([^/]+)/bedrock/aws4_request), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})");

    private AwsSignature() {}

    /** Whether the request was signed, body and all, with the secret of this pair. */
    static boolean holds(HttpServerRequest request, byte[] body, AwsKeys keys) {
        Matcher said = AUTHORIZATION.matcher(request.requestHeaders().get("authorization", ""));
        return said.matches()
                && said.group(1).equals(keys.id())
                && Arrays.asList(said.group(5).split(";")).contains("host")
                && said.group(6).equals(signature(request, body, keys.secret(), said));
    }

    private static String signature(HttpServerRequest request, byte[] body, String secret, Matcher said) {
        String time = request.requestHeaders().get("x-amz-date", "");
        String text = String.join(
                "\n",
                ALGORITHM,
                time,
                said.group(2),
                hex(sha256(canonical(request, body, said.group(5)).getBytes(UTF_8))));
        byte[] key = hmac(("AWS4" + secret).getBytes(UTF_8), said.group(3));
        for (String part : new String[] {said.group(4), "bedrock", "aws4_request"}) {
            key = hmac(key, part);
        }
        return hex(hmac(key, text));
    }

    private static String canonical(HttpServerRequest request, byte[] body, String signed) {
        String path = Arrays.stream(request.uri().split("\\?", 2)[0].split("/", -1))
                .map(segment -> URLEncoder.encode(segment, UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("/"));
        String headers = Arrays.stream(signed.split(";"))
                .map(name -> name + ":" + header(request.requestHeaders(), name) + "\n")
                .collect(Collectors.joining());
        return String.join("\n", request.method().name(), path, "", headers, signed, hex(sha256(body)));
    }

    private static String header(HttpHeaders headers, String name) {
        return Optional.ofNullable(headers.get(name)).orElse("").strip();
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
