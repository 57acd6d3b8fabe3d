package io.tollgate.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** nginx with one worker, as nothing but a proxy in front of the simulator: what a hop costs at least. */
record Nginx(ServerProcess process, int port) {

    private static final String CONFIGURATION = """
            daemon off;
            worker_processes 1;
            error_log stderr warn;
            pid nginx.pid;
            events { worker_connections 2048; }
            http {
              access_log off;
              client_max_body_size 0;
              client_body_buffer_size 1m;
              client_body_temp_path body;
              proxy_temp_path proxy;
              fastcgi_temp_path fastcgi;
              uwsgi_temp_path uwsgi;
              scgi_temp_path scgi;
              upstream simulator {
                server 127.0.0.1:%d;
                keepalive 256;
                keepalive_requests 1000000000;
              }
              server {
                listen 127.0.0.1:%d;
                keepalive_requests 1000000000;
                location / {
                  proxy_pass http://simulator;
                  proxy_http_version 1.1;
                  proxy_set_header Connection "";
                  proxy_buffering off;
                }
              }
            }
            """;

    /** Empty when there is no such program on this machine. */
    static Optional<Nginx> start(String program, int simulatorPort, Path folder) {
        if (!exists(program)) {
            return Optional.empty();
        }
        int port = ServerProcess.freePort();
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("nginx.conf"), CONFIGURATION.formatted(simulatorPort, port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> command = List.of(program, "-p", folder.toString(), "-c", "nginx.conf", "-e", "stderr");
        return Optional.of(
                new Nginx(ServerProcess.start("nginx", command, Map.of(), folder.resolve("nginx.log")), port));
    }

    private static boolean exists(String program) {
        try {
            Process version = new ProcessBuilder(program, "-v")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return version.waitFor(5, TimeUnit.SECONDS) && version.exitValue() == 0;
        } catch (IOException absent) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
