package io.tollgate.billing.journal;

import io.tollgate.billing.redis.ShardEpochs;
import io.tollgate.billing.settlement.Retention;
import io.tollgate.billing.settlement.SettleScript.Ended;
import io.tollgate.billing.settlement.SettleScript.Ending;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What this node has settled and what is not known to have a row yet. */
public final class RetainedEvents implements Retention, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RetainedEvents.class);

    /** Without a journal they are in memory, each with one or two kilobytes. */
    private static final int MOST_IN_MEMORY = 20_000;

    private final ShardEpochs epochs;
    private final Optional<Journal> journal;
    private final Map<String, Retained> retained = new ConcurrentHashMap<>();

    private RetainedEvents(ShardEpochs epochs, Optional<Journal> journal) {
        this.epochs = epochs;
        this.journal = journal;
    }

    /** In memory alone. */
    public static RetainedEvents inMemory(ShardEpochs epochs) {
        return new RetainedEvents(epochs, Optional.empty());
    }

    /**
     * In files, with what earlier runs have left there.
     *
     * @param sync how long what is written may wait to be safe from the machine's end; zero: none
     */
    public static RetainedEvents inFiles(ShardEpochs epochs, Path folder, Duration sync) {
        Journal journal = new Journal(folder, sync);
        RetainedEvents events = new RetainedEvents(epochs, Optional.of(journal));
        journal.leftovers().forEach(events::takeOver);
        if (!events.retained.isEmpty()) {
            LOG.info("{} settled requests of earlier runs are looked through", events.retained.size());
        }
        journal.start();
        return events;
    }

    /** Of several ends of a request the first counts, as it did in the run that has left them. */
    private void takeOver(Retained found) {
        if (retained.putIfAbsent(found.requestId(), found) != null) {
            found.release();
        }
    }

    @Override
    public void keep(Ending ending) {
        if (journal.isEmpty() && retained.size() >= MOST_IN_MEMORY) {
            return;
        }
        Retained fresh = Retained.fresh(ending, epochs.known(ending.shard()));
        if (retained.putIfAbsent(ending.requestId(), fresh) == null) {
            journal.ifPresent(file -> file.append(fresh));
        }
    }

    @Override
    public void settled(Ending ending, Ended ended) {
        Retained found = retained.get(ending.requestId());
        if (found != null) {
            found.settled(ended);
        }
    }

    @Override
    public boolean leave(Ending ending) {
        Retained found = retained.get(ending.requestId());
        if (found != null) {
            found.leave();
        }
        return found != null;
    }

    /** How many there are. */
    public int size() {
        return retained.size();
    }

    /** Lets those go whose rows are written, as far as each shard's position says. */
    public void passed(Map<Integer, ShardPosition> positions) {
        List<Retained> written = retained.values().stream()
                .filter(each -> isWritten(each, positions.get(each.shard())))
                .toList();
        for (Retained each : written) {
            retained.remove(each.requestId(), each);
            each.release();
        }
    }

    private static boolean isWritten(Retained each, @Nullable ShardPosition position) {
        return position != null && each.isWritten(position.epoch(), position.written());
    }

    /** Those of a shard that somebody has to look after, some of them when they are many. Reads files. */
    public List<Ending> due(int shard, int most) {
        return retained.values().stream()
                .filter(each -> each.shard() == shard && each.isDue(epochs.known(shard)))
                .limit(most)
                .flatMap(each -> each.ending().stream())
                .toList();
    }

    /** The shards that have any of these. */
    public Set<Integer> dueShards() {
        return retained.values().stream()
                .filter(each -> each.isDue(epochs.known(each.shard())))
                .map(Retained::shard)
                .collect(Collectors.toSet());
    }

    @Override
    public void close() {
        journal.ifPresent(Journal::close);
    }
}
