package org.cttdc.lightnode.api;

import java.time.Instant;
import java.util.Optional;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.tx.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * A transaction on its way, as persisted.
 *
 * @param id stable local id
 * @param account sender, 20 bytes
 * @param sequence the account sequence it uses
 * @param label what the person called it; kept from the draft on
 * @param txHash SHA-256 of {@code tx}
 * @param tx the signed envelope; of a draft the body alone, not signed yet
 * @param validUntilHeight last height at which it may be included
 * @param stage how far it is
 * @param seenBy endpoints that have it in their pool
 * @param height block that includes it, 0 before
 * @param code result once included, or why it was refused at the door
 * @param detail where and what; proved only where {@link #said()} is empty
 * @param updated when the stage last changed
 */
public record OutboxEntry(
        long id,
        Bytes account,
        long sequence,
        String label,
        Bytes txHash,
        Bytes tx,
        long validUntilHeight,
        Stage stage,
        int seenBy,
        long height,
        @Nullable ErrorCode code,
        String detail,
        Instant updated) {

    /** How far a transaction is. */
    public enum Stage {
        /** Put together, kept, and not signed: nothing leaves, and it holds no number of the account. */
        DRAFT,
        SIGNED,
        SENT,
        SEEN,
        /** In a block, its result not yet proved by the next header. */
        INCLUDED,
        /** Included and its result proved; {@link OutboxEntry#code} is then authenticated. */
        FINAL,
        /** Its last height passed without inclusion, proved by the account's sequence. */
        EXPIRED,
        /** Another transaction used its sequence. */
        REPLACED,
        /** Every endpoint refused it before a block. */
        REFUSED
    }

    /** Whether nothing more will happen to it. */
    public boolean settled() {
        return switch (stage) {
            case FINAL, EXPIRED, REPLACED, REFUSED -> true;
            case DRAFT, SIGNED, SENT, SEEN, INCLUDED -> false;
        };
    }

    /** Whether it is signed and not settled: what holds a number of the account. */
    public boolean underWay() {
        return !settled() && stage != Stage.DRAFT;
    }

    /** What an endpoint said about it, where the detail is that and not proved. */
    public Optional<Unverified<String>> said() {
        return switch (stage) {
            case DRAFT, SIGNED, SENT, SEEN, REFUSED ->
                detail.isEmpty() ? Optional.empty() : Optional.of(new Unverified<>(detail, "a full node"));
            case INCLUDED, FINAL, EXPIRED, REPLACED -> Optional.empty();
        };
    }
}
