package io.tollgate.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The servers that another process runs in a data folder, as the files there say. */
record RunningServers(Path folder) {

    private static final Pattern PORT = Pattern.compile("(?m)^port (?:= )?(\\d+)$");

    /** Whether another process holds the folder. */
    static boolean inUse(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new EmbeddedServerException(
                    "there is no data folder " + folder + "; name the gateway's with --data, or its servers with"
                            + " TOLLGATE_POSTGRES_URL and TOLLGATE_REDIS_URL");
        }
        return DataFolder.isTaken(folder);
    }

    String postgresUrl() {
        return EmbeddedPostgres.url(passwords().postgres(), port("postgres/tollgate.conf"));
    }

    String redisUrl() {
        return EmbeddedRedis.url(passwords().redis(), port("redis/redis.conf"));
    }

    private Passwords passwords() {
        return Passwords.loadOrCreate(folder.resolve("passwords.properties"));
    }

    private int port(String file) {
        Path settings = folder.resolve(file);
        try {
            Matcher port = PORT.matcher(Files.readString(settings));
            if (port.find()) {
                return Integer.parseInt(port.group(1));
            }
            throw new EmbeddedServerException(
                    settings + " names no port; is the gateway of this folder still starting?");
        } catch (IOException e) {
            throw new EmbeddedServerException(settings + " cannot be read (" + e + ")", e);
        }
    }
}
