package io.tollgate.billing.payload;

import io.tollgate.billing.tenant.Envelopes;
import io.tollgate.billing.tenant.Envelopes.Parts;
import io.tollgate.billing.tenant.IdKind;
import io.tollgate.billing.tenant.MasterKeys;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.UUID;

/** Keeps prompts and answers sealed at rest, bound to their request, so that none can be passed off as another's. */
public final class PayloadVault {

    private static final String PURPOSE = "tollgate/payloads/v1";

    private final Envelopes envelopes;

    public PayloadVault(MasterKeys masterKeys, SecureRandom random) {
        this.envelopes = new Envelopes(PURPOSE, masterKeys, random);
    }

    /** What was asked and what was answered. */
    public record Bodies(CapturedBody request, CapturedBody answer) {}

    Parts seal(CapturedPayload payload) {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(plain)) {
            write(payload.request(), out);
            write(payload.answer(), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return envelopes.sealApart(name(payload.requestId()), plain.toByteArray());
    }

    /** Empty when it was sealed for another request or under another master key, or is damaged. */
    public Optional<Bodies> open(UUID requestId, byte[] sealedKey, byte[] content) {
        return envelopes.open(name(requestId), new Parts(sealedKey, content)).map(PayloadVault::bodies);
    }

    /** The same key wrapped by the present master key; empty when it cannot be opened. */
    public Optional<byte[]> rewrap(UUID requestId, byte[] sealedKey) {
        return envelopes.rewrapKey(name(requestId), sealedKey);
    }

    private static String name(UUID requestId) {
        return IdKind.REQUEST.show(requestId);
    }

    private static void write(CapturedBody body, DataOutputStream out) throws IOException {
        out.writeUTF(body.contentType());
        out.writeLong(body.size());
        out.writeInt(body.bytes().length);
        out.write(body.bytes());
    }

    private static Bodies bodies(byte[] plain) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(plain))) {
            return new Bodies(read(in), read(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CapturedBody read(DataInputStream in) throws IOException {
        return new CapturedBody(in.readUTF(), in.readLong(), in.readNBytes(in.readInt()));
    }
}
