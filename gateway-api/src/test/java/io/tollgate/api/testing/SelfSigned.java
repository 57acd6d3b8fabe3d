package io.tollgate.api.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate for 127.0.0.1 that only those trust who made it, as PEM files. */
public record SelfSigned(Path certificateFile, Path keyFile, SSLContext trusted) {

    private static final String PASSWORD = "changeit";
    private static final Base64.Encoder PEM = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

    /** Makes one, with its files in a temporary folder. */
    public static SelfSigned create() {
        try {
            return in(Files.createTempDirectory("tollgate-tls"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SelfSigned in(Path folder) throws IOException {
        Path store = folder.resolve("tls.p12");
        keytool(List.of(
                "-genkeypair",
                "-alias",
                "tls",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                store.toString()));
        try (InputStream in = Files.newInputStream(store)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, PASSWORD.toCharArray());
            Key key = keys.getKey("tls", PASSWORD.toCharArray());
            return new SelfSigned(
                    pem(folder, "CERTIFICATE", keys.getCertificate("tls").getEncoded()),
                    pem(folder, "PRIVATE KEY", key.getEncoded()),
                    trusting(keys));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path pem(Path folder, String kind, byte[] content) throws IOException {
        return Files.writeString(
                folder.resolve(kind.toLowerCase(Locale.ROOT).replace(' ', '-') + ".pem"),
                "-----BEGIN %s-----%n%s%n-----END %s-----%n".formatted(kind, PEM.encodeToString(content), kind));
    }

    /** Trusts the certificate, but not as its own: a store with a key in it has no trusted certificates. */
    private static SSLContext trusting(KeyStore keys) throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("tls", keys.getCertificate("tls"));
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }

    private static void keytool(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(arguments);
        try {
            int code = new ProcessBuilder(command).inheritIO().start().waitFor();
            if (code != 0) {
                throw new IllegalStateException("keytool ended with " + code);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
