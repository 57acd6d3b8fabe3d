package io.tollgate.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One Redis server on loopback, asking for a password, in a session of its own so that a terminal's Ctrl-C passes it by. */
final class EmbeddedRedis implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final String STORED = "appendonly.aof";
    private static final Path SETSID = Path.of("/usr/bin/setsid");

    private final DataFolder folder;
    private final Path data;
    private final Path program;
    private final Shell shell;
    private final String password;
    private final int port = LoopbackPort.free();

    private EmbeddedRedis(DataFolder folder, String password) {
        this.folder = folder;
        this.data = data(folder);
        this.program = Binaries.redis(programs(folder));
        this.shell = new Shell(folder.resolve("redis.log"));
        this.password = password;
    }

    static EmbeddedRedis start(DataFolder folder, String password, Durability durability) {
        EmbeddedRedis server = new EmbeddedRedis(folder, password);
        server.close();
        if (durability.kept()) {
            server.checkData();
        }
        try {
            server.launch(durability);
            if (durability.kept()) {
                server.setMark();
            }
            return server;
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    String url() {
        return url(password, port);
    }

    static String url(String password, int port) {
        return "redis://:" + password + "@127.0.0.1:" + port;
    }

    /** SIGTERM makes Redis write what its append-only file still lacks. Also ends what an earlier, killed run left. */
    @Override
    public void close() {
        running(folder).ifPresent(ServerProcess::terminate);
    }

    /** The server of this folder, be it of this run or of an earlier one. */
    static Optional<ServerProcess> running(DataFolder folder) {
        return ServerProcess.of(
                pidFile(folder),
                info -> info.command()
                        .filter(program -> Path.of(program).startsWith(programs(folder)))
                        .isPresent());
    }

    /** The program lies in the data folder itself: its path then proves whose server a process is. */
    private static Path programs(DataFolder folder) {
        return folder.resolve("bin");
    }

    static Path data(DataFolder folder) {
        return folder.resolve("redis");
    }

    /** Whether an earlier run stored something; one that only started, and failed on something else, did not. */
    static boolean hasData(DataFolder folder) {
        return data(folder).resolve(STORED).toFile().length() > 0;
    }

    private static Path pidFile(DataFolder folder) {
        return data(folder).resolve("redis.pid");
    }

    /** The mark outlives the folder, and so tells a lost one from the first start. An empty folder is somebody's decision. */
    private void checkData() {
        if (Files.exists(data) && !Files.isDirectory(data)) {
            throw new EmbeddedServerException(
                    "the Redis data folder " + data + " is a file" + EmbeddedServerException.REMEDY);
        }
        if (Files.exists(markFile()) && !Files.exists(data.resolve(STORED)) && !Folders.isEmpty(data)) {
            throw new EmbeddedServerException("Redis's data " + data.resolve(STORED) + " is missing: what budgets count"
                    + " and the usage not yet written were in it; restore the data folder from a backup, or make "
                    + data
                    + " an empty folder to count budgets from zero");
        }
    }

    private void setMark() {
        try {
            Files.writeString(markFile(), "Redis has kept data here; without it, a start is refused.\n");
        } catch (IOException e) {
            throw new EmbeddedServerException("cannot write " + markFile() + " (" + e + ")", e);
        }
    }

    private Path markFile() {
        return folder.resolve("redis.kept");
    }

    private void launch(Durability durability) {
        Process process = startProcess(durability);
        RedisPing ping = new RedisPing(port, password);
        boolean answered = ServerProcess.await(() -> !process.isAlive() || ping.succeeds(), START_LIMIT);
        if (!process.isAlive()) {
            throw new EmbeddedServerException("Redis did not start on the data folder " + data + " (" + complaint()
                    + ")" + EmbeddedServerException.REMEDY);
        }
        if (!answered) {
            process.destroyForcibly();
            throw new EmbeddedServerException("Redis did not answer within " + START_LIMIT + ": " + complaint());
        }
    }

    private Process startProcess(Durability durability) {
        Path settings = data.resolve("redis.conf");
        try {
            Files.createDirectories(data);
            Passwords.writePrivately(settings, settings(durability));
            Process process = shell.start(command(settings));
            Files.writeString(pidFile(folder), Long.toString(process.pid()));
            return process;
        } catch (IOException e) {
            throw new EmbeddedServerException("cannot write into the Redis data folder " + data + " (" + e + ")", e);
        }
    }

    /** setsid replaces itself by the program, so the process keeps its pid. */
    private List<String> command(Path settings) {
        List<String> session = Files.isExecutable(SETSID) ? List.of(SETSID.toString()) : List.of();
        return Shell.command(session, program.toString(), settings.toString());
    }

    private List<String> settings(Durability durability) {
        List<String> settings = new ArrayList<>(List.of(
                "bind 127.0.0.1",
                "port " + port,
                "requirepass " + password,
                "dir \"" + data + "\"",
                "daemonize no",
                "save \"\"",
                "maxmemory-policy noeviction"));
        settings.addAll(durability.redisSettings());
        return settings;
    }

    private String complaint() {
        return shell.complaint("Bad file format", "FATAL", "Fatal", "Can't", "Could not", "error while loading");
    }
}
