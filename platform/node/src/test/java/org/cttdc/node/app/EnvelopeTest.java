package org.cttdc.node.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.cttdc.node.TestGenesis;
import org.cttdc.node.TestKeys;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.consensus.Timestamp;
import org.cttdc.protocol.state.Account;
import org.cttdc.protocol.state.ChainParams;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.state.Totals;
import org.cttdc.protocol.tx.TxBody;

/** Checking a waiting transaction and admitting it to a block are two ways to one verdict. */
class EnvelopeTest {
    private static final Bytes SENDER = TestKeys.address("alice");
    private static final ChainParams PARAMS = ChainParams.sandbox();
    private static final long LEAST = PARAMS.minTxFee();

    private interface Step {
        void on(StateStore state, BlockContext block) throws Rejection;
    }

    @Property(tries = 300)
    void checkingAndAdmittingAgree(
            @ForAll @LongRange(max = 3) long balance,
            @ForAll @LongRange(max = 2) long sequence,
            @ForAll @LongRange(max = 2) long expected,
            @ForAll @LongRange(min = -1, max = 3) long fee,
            @ForAll @LongRange(min = 8, max = 11) long validUntil) {
        Account account = new Account(balance * LEAST, 7, expected);
        TxBody body = new TxBody(TestKeys.CHAIN, sequence, validUntil, fee * LEAST, "", List.of());
        Envelope envelope = new Envelope(SENDER, body, new BitSet());
        assertThat(outcome(envelope::check, account)).isEqualTo(outcome(envelope::admit, account));
    }

    /** The refusal in words, or what the account holds afterwards and its sequence: only a block writes its history. */
    private static String outcome(Step step, Account account) {
        StateStore state = new StateStore(key -> null);
        state.put(StateKeys.account(SENDER), account);
        state.put(StateKeys.totals(), new Totals(7, 0, 7, 0, 0, account.ctt(), account.ctt(), 0, 0));
        try {
            step.on(state, new BlockContext(TestKeys.CHAIN, 10, Timestamp.of(TestGenesis.TIME), PARAMS));
        } catch (Rejection e) {
            return e.code() + " " + e.detail();
        }
        Account after = state.known(StateKeys.account(SENDER));
        return after.ctt() + " " + after.credit() + " " + after.sequence();
    }
}
