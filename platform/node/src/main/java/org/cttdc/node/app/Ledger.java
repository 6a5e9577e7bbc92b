package org.cttdc.node.app;

import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.state.Account;
import org.cttdc.protocol.state.HistoryEntry;
import org.cttdc.protocol.state.HistoryEntry.Kind;
import org.cttdc.protocol.state.HistoryPage;
import org.cttdc.protocol.state.PlatformState;
import org.cttdc.protocol.state.StateKey;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.state.Totals;
import org.cttdc.protocol.tx.Asset;
import org.cttdc.protocol.tx.ErrorCode;

/**
 * The only way value moves. Every movement takes from one place what it gives to another, keeps {@link Totals} in step and writes
 * the account's history, so that invariant I1 can be checked by adding up one record.
 */
final class Ledger {
    private final StateStore state;
    private final BlockContext block;

    Ledger(StateStore state, BlockContext block) {
        this.state = state;
        this.block = block;
    }

    Account account(Bytes address) {
        return state.getOr(StateKeys.account(address), Account.EMPTY);
    }

    /** Opening balance: creates CTT, and CREDIT that counts as deposited. */
    void open(Bytes address, long ctt, long credit) {
        change(address, account(address), Asset.CTT, ctt, Kind.GENESIS, Bytes.EMPTY, Bytes.EMPTY);
        change(address, account(address), Asset.CREDIT, credit, Kind.GENESIS, Bytes.EMPTY, Bytes.EMPTY);
        put(totals().deposited(credit).moved(credit, 0, 0).minted(ctt).movedCtt(ctt, 0, 0));
    }

    /** Opening or further escrow of a platform against a deposit. */
    void deposit(PlatformState platform, long amount) throws Rejection {
        // Escrows are part of the deposits, so that only these can grow too large.
        add(totals().deposits(), amount);
        state.put(
                StateKeys.platform(platform.address()), platform.withEscrow(Math.addExact(platform.escrow(), amount)));
        put(totals().deposited(amount).moved(0, amount, 0));
    }

    void payFee(Bytes from, long amount) throws Rejection {
        take(from, Asset.CTT, amount, Kind.FEE, Bytes.EMPTY, Bytes.EMPTY, ErrorCode.E_FEE);
        moveCtt(-amount, 0, amount);
    }

    void transfer(Bytes from, Bytes to, Asset asset, long amount) throws Rejection {
        take(from, asset, amount, Kind.TRANSFER, to, Bytes.EMPTY, ErrorCode.E_FUNDS);
        give(to, asset, amount, Kind.TRANSFER, from, Bytes.EMPTY);
    }

    void redeem(Bytes from, long amount) throws Rejection {
        take(from, Asset.CREDIT, amount, Kind.REDEEMED, Bytes.EMPTY, Bytes.EMPTY, ErrorCode.E_FUNDS);
        put(totals().withdrawn(amount));
    }

    void lockBond(Bytes from, long amount, Bytes reference) throws Rejection {
        take(from, Asset.CTT, amount, Kind.BOND_PAID, Bytes.EMPTY, reference, ErrorCode.E_FUNDS);
        moveCtt(-amount, amount, 0);
    }

    void returnBond(Bytes to, long amount, Bytes reference) throws Rejection {
        give(to, Asset.CTT, amount, Kind.BOND_RETURNED, Bytes.EMPTY, reference);
        moveCtt(amount, -amount, 0);
    }

    /** Pays out of somebody else's bond. */
    void bounty(Bytes to, long amount, Bytes reference) throws Rejection {
        give(to, Asset.CTT, amount, Kind.REWARD, Bytes.EMPTY, reference);
        moveCtt(amount, -amount, 0);
    }

    /** Lost bonds join the fees held for validators and treasury. */
    void loseBonds(long amount) {
        moveCtt(0, -amount, amount);
    }

    /** Pays out of the fees and lost bonds. */
    void payFromFees(Bytes to, long amount) throws Rejection {
        give(to, Asset.CTT, amount, Kind.REWARD, Bytes.EMPTY, Bytes.EMPTY);
        moveCtt(amount, 0, -amount);
    }

    /** What a platform's batch owes leaves its escrow for the competitions' pools. */
    void collect(PlatformState platform, long amount, long seq) throws Rejection {
        if (platform.escrow() < amount) {
            throw new Rejection(
                    ErrorCode.E_ESCROW,
                    "the batch owes " + amount + " fen and the escrow holds " + platform.escrow() + " fen");
        }
        state.put(
                StateKeys.platform(platform.address()),
                platform.withEscrow(platform.escrow() - amount).withBatch(seq));
        movePool(-amount, 0, amount);
    }

    /** A penalty leaves a platform's escrow for the pools. */
    void fine(PlatformState platform, long amount) {
        state.put(StateKeys.platform(platform.address()), platform.withEscrow(platform.escrow() - amount));
        movePool(-amount, 0, amount);
    }

    /** Pays out of the pools. */
    void reward(Bytes to, long amount, Bytes reference) throws Rejection {
        give(to, Asset.CREDIT, amount, Kind.REWARD, Bytes.EMPTY, reference);
        movePool(0, amount, -amount);
    }

    /** New tokens, held for those they will become due to. */
    void mint(long amount) {
        put(totals().minted(amount).movedCtt(0, amount, 0));
    }

    /** Pays out tokens that were held. */
    void rewardTokens(Bytes to, long amount, Bytes reference) throws Rejection {
        give(to, Asset.CTT, amount, Kind.REWARD, Bytes.EMPTY, reference);
        moveCtt(amount, -amount, 0);
    }

    /** A member's fee joins the pools. */
    void payMembership(Bytes from, long amount) throws Rejection {
        take(from, Asset.CREDIT, amount, Kind.MEMBERSHIP, Bytes.EMPTY, Bytes.EMPTY, ErrorCode.E_FUNDS);
        movePool(0, -amount, amount);
    }

    /** Burns tokens for CREDIT of the reserve. */
    void redeemTokens(Bytes from, long tokens, long paid) throws Rejection {
        take(from, Asset.CTT, tokens, Kind.RESERVE, Bytes.EMPTY, Bytes.EMPTY, ErrorCode.E_FUNDS);
        give(from, Asset.CREDIT, paid, Kind.RESERVE, Bytes.EMPTY, Bytes.EMPTY);
        movePool(0, paid, -paid);
        put(totals().minted(-tokens).movedCtt(-tokens, 0, 0));
    }

    private void moveCtt(long balances, long bonds, long fees) {
        put(totals().movedCtt(balances, bonds, fees));
    }

    private void movePool(long escrows, long balances, long pools) {
        put(totals().moved(balances, escrows, pools));
    }

    private void take(
            Bytes from, Asset asset, long amount, Kind kind, Bytes counterparty, Bytes reference, ErrorCode code)
            throws Rejection {
        Account account = account(from);
        long held = asset == Asset.CTT ? account.ctt() : account.credit();
        if (amount < 0 || held < amount) {
            throw lacks(code, asset, amount, held);
        }
        change(from, account, asset, -amount, kind, counterparty, reference);
    }

    private void give(Bytes to, Asset asset, long amount, Kind kind, Bytes counterparty, Bytes reference)
            throws Rejection {
        Account account = account(to);
        add(asset == Asset.CTT ? account.ctt() : account.credit(), amount);
        change(to, account, asset, amount, kind, counterparty, reference);
    }

    /** The refusal of an account that holds less than it should give. */
    static Rejection lacks(ErrorCode code, Asset asset, long amount, long held) {
        return new Rejection(code, "needs " + amount + " of " + asset + ", the account holds " + held);
    }

    private void change(
            Bytes address, Account a, Asset asset, long delta, Kind kind, Bytes counterparty, Bytes reference) {
        if (delta == 0) {
            return;
        }
        long ctt = asset == Asset.CTT ? Math.addExact(a.ctt(), delta) : a.ctt();
        long credit = asset == Asset.CREDIT ? Math.addExact(a.credit(), delta) : a.credit();
        HistoryEntry why =
                new HistoryEntry(block.height(), block.time().seconds(), kind, asset, delta, counterparty, reference);
        Account changed = a.changed(ctt, credit, why);
        if (changed.fillsPage()) {
            state.put(StateKeys.history(address, changed.pages()), new HistoryPage(changed.recent()));
            changed = changed.turned();
        }
        state.put(StateKeys.account(address), changed);
    }

    private static long add(long left, long right) throws Rejection {
        try {
            return Math.addExact(left, right);
        } catch (ArithmeticException e) {
            throw new Rejection(
                    ErrorCode.E_AMOUNT, left + " and " + right + " add up to more than an account can hold");
        }
    }

    Totals totals() {
        return state.getOr(StateKeys.totals(), Totals.NONE);
    }

    private void put(Totals totals) {
        StateKey<Totals> key = StateKeys.totals();
        state.put(key, totals);
    }
}
