package io.tollgate.billing.journal;

import io.tollgate.billing.settlement.SettleScript.Ending;
import io.tollgate.billing.settlement.SettleScript.Mark;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.zip.CRC32;

/** One settlement as a line of the journal: a checksum, and its parts with tabs between them. Rows are JSON in one line. */
final class JournalLine {

    private static final int PARTS = 9;

    private JournalLine() {}

    static byte[] write(Ending ending) {
        String head = String.join(
                "\t",
                Integer.toString(ending.shard()),
                ending.requestId(),
                Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, ending.admittedAt())),
                Long.toString(ending.spendNano()),
                Long.toString(ending.tokens()),
                ending.node(),
                ending.scopes(),
                "");
        byte[] first = head.getBytes(StandardCharsets.UTF_8);
        byte[] row = ending.row().getBytes(StandardCharsets.UTF_8);
        byte[] checksum = checksum(first, row).getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(checksum.length + first.length + row.length + 2)
                .put(checksum)
                .put((byte) '\t')
                .put(first)
                .put(row)
                .put((byte) '\n')
                .array();
    }

    /** The settlement of a line; empty when it was not written to its end, or was changed. */
    static Optional<Ending> read(String line) {
        String[] parts = line.split("\t", PARTS);
        if (parts.length < PARTS || !parts[0].equals(checksum(text(line, parts[0])))) {
            return Optional.empty();
        }
        return Optional.of(new Ending(
                Integer.parseInt(parts[1]),
                parts[2],
                parts[6],
                parts[7],
                Instant.EPOCH.plus(Long.parseLong(parts[3]), ChronoUnit.MICROS),
                Long.parseLong(parts[4]),
                Long.parseLong(parts[5]),
                parts[8],
                Mark.SETTLED));
    }

    private static byte[] text(String line, String checksum) {
        return line.substring(checksum.length() + 1).getBytes(StandardCharsets.UTF_8);
    }

    private static String checksum(byte[]... text) {
        CRC32 checksum = new CRC32();
        for (byte[] part : text) {
            checksum.update(part);
        }
        return Long.toHexString(checksum.getValue());
    }
}
