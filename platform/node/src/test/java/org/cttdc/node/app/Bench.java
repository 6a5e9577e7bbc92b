package org.cttdc.node.app;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cttdc.node.TestGenesis;
import org.cttdc.node.TestKeys;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.consensus.Timestamp;
import org.cttdc.protocol.state.ChainParams;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.ErrorCode;

/** An empty state in memory on which single rules are tried, some thousand times a second. */
final class Bench {
    private static final Map<String, Bytes> ADDRESSES = new TreeMap<>();

    final StateStore state = new StateStore(key -> null);
    final ChainParams params;

    Bench(ChainParams params) {
        this.params = params;
        state.put(StateKeys.params(), params);
    }

    /** What a rule does with the state, or refuses to. */
    @FunctionalInterface
    interface Attempt {
        void run(TxContext tx) throws Rejection;
    }

    /** The same name is always the same account. */
    static synchronized Bytes address(String name) {
        return ADDRESSES.computeIfAbsent(name, TestKeys::address);
    }

    BlockContext block(long height) {
        return new BlockContext(TestKeys.CHAIN, height, Timestamp.of(TestGenesis.TIME), params);
    }

    Ledger ledger(long height) {
        return new Ledger(state, block(height));
    }

    long ctt(String name) {
        return ledger(1).account(address(name)).ctt();
    }

    long credit(String name) {
        return ledger(1).account(address(name)).credit();
    }

    /** Runs on a layer of its own, as a transaction does whose inner signatures are valid; the refusal, if any. */
    Optional<ErrorCode> attempt(String signer, long height, Attempt attempt) {
        StateStore layer = state.child();
        BlockContext block = block(height);
        try {
            attempt.run(new TxContext(layer, new Ledger(layer, block), block, address(signer), true));
            layer.mergeIntoParent();
            return Optional.empty();
        } catch (Rejection e) {
            return Optional.of(e.code());
        }
    }
}
