package org.cttdc.protocol.state;

import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.codec.WireEnum;
import org.cttdc.protocol.tx.Asset;

/**
 * One change of an account's holdings; all of them stand in its {@link HistoryPage pages} and, the newest, in the {@link Account} itself.
 *
 * @param height block that made the change
 * @param time block time, Unix seconds
 * @param kind why
 * @param asset what
 * @param delta signed amount in the asset's smallest unit
 * @param counterparty the other account, 20 bytes, or empty
 * @param reference what it belongs to (model, report, batch root, ...), or empty
 */
public record HistoryEntry(
        long height, long time, Kind kind, Asset asset, long delta, Bytes counterparty, Bytes reference) {

    /** Why a balance changed. */
    public enum Kind implements WireEnum {
        GENESIS(0),
        FEE(1),
        TRANSFER(2),
        REDEEMED(3),
        BOND_PAID(4),
        BOND_RETURNED(5),
        REWARD(6),
        /** Membership fees. */
        MEMBERSHIP(30),
        /** Tokens burnt, and what the reserve paid for them. */
        RESERVE(31);

        private final int number;

        Kind(int number) {
            this.number = number;
        }

        @Override
        public int number() {
            return number;
        }
    }
}
