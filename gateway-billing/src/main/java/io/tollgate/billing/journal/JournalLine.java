package io.tollgate.billing.journal;

import io.tollgate.billing.settlement.SettleScript.Ending;
import io.tollgate.billing.settlement.SettleScript.Mark;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/** One settlement as a line of the journal: a checksum, and its parts with tabs between them. Rows are JSON in one line. */
final class JournalLine {

    private static final int PARTS = 9;

    private JournalLine() {}

    static byte[] write(Ending ending) {
        String text = String.join(
                "\t",
                Integer.toString(ending.shard()),
                ending.requestId(),
                Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, ending.admittedAt())),
                Long.toString(ending.spendNano()),
                Long.toString(ending.tokens()),
                ending.node(),
                String.join(";", ending.scopes()),
                ending.row());
        return (checksum(text) + "\t" + text + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** The settlement of a line; empty when it was not written to its end, or was changed. */
    static Optional<Ending> read(String line) {
        String[] parts = line.split("\t", PARTS);
        if (parts.length < PARTS || !parts[0].equals(checksum(line.substring(parts[0].length() + 1)))) {
            return Optional.empty();
        }
        return Optional.of(new Ending(
                Integer.parseInt(parts[1]),
                parts[2],
                parts[6],
                List.of(parts[7].split(";", -1)),
                Instant.EPOCH.plus(Long.parseLong(parts[3]), ChronoUnit.MICROS),
                Long.parseLong(parts[4]),
                Long.parseLong(parts[5]),
                parts[8],
                Mark.SETTLED));
    }

    private static String checksum(String text) {
        CRC32 checksum = new CRC32();
        checksum.update(text.getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(checksum.getValue());
    }
}
