package org.cttdc.node.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cttdc.node.TestKeys;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.codec.CodecException;
import org.cttdc.protocol.codec.RecordCodec;
import org.cttdc.protocol.consensus.ExecTxResult;
import org.cttdc.protocol.rules.CyclePhases;
import org.cttdc.protocol.rules.CyclePhases.Phase;
import org.cttdc.protocol.state.Account;
import org.cttdc.protocol.state.ChainParams;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.ErrorCode;
import org.cttdc.protocol.tx.Msg;
import org.cttdc.protocol.tx.TxOutcome;

/** A chain that a scenario runs on, whatever makes its blocks. */
public interface ScenarioChain {
    CyclePhases PHASES = new CyclePhases(ChainParams.sandbox().cycleLength());

    /** Runs a block with these transactions. */
    List<ExecTxResult> block(Bytes... txs);

    /** Height of the newest block. */
    long height();

    /** Records at that height. */
    StateStore state();

    /** Runs a block with one transaction of this signer; the code it got. */
    default ErrorCode send(String signer, Msg... messages) {
        return code(
                block(TestKeys.tx(signer, account(signer).sequence(), messages)).getFirst());
    }

    /** As {@link #send}, and the transaction must succeed. */
    default void must(String signer, Msg... messages) {
        ExecTxResult result =
                block(TestKeys.tx(signer, account(signer).sequence(), messages)).getFirst();
        assertThat(code(result)).as(outcome(result).detail()).isEqualTo(ErrorCode.OK);
    }

    /** The transaction must be refused with that code and cost nothing but its fee. */
    default void refused(ErrorCode code, String signer, Msg... messages) {
        Account before = account(signer);
        ExecTxResult result =
                block(TestKeys.tx(signer, before.sequence(), messages)).getFirst();
        assertThat(code(result)).as(outcome(result).detail()).isEqualTo(code);
        assertThat(outcome(result).failedMessage()).isEqualTo(messages.length - 1);
        assertThat(account(signer))
                .usingRecursiveComparison()
                .ignoringFields("pages", "recent")
                .isEqualTo(new Account(before.ctt() - TestKeys.FEE, before.credit(), before.sequence() + 1));
    }

    default Account account(String name) {
        return state().getOr(StateKeys.account(TestKeys.address(name)), Account.EMPTY);
    }

    /** Runs empty blocks until the next block is the first of that phase. */
    default void advanceTo(long cycle, Phase phase) {
        long wanted = PHASES.firstHeight(cycle, phase);
        assertThat(height()).isLessThan(wanted);
        while (height() + 1 < wanted) {
            block();
        }
    }

    static ErrorCode code(ExecTxResult result) {
        return ErrorCode.of((int) result.code());
    }

    static TxOutcome outcome(ExecTxResult result) {
        try {
            return RecordCodec.decode(TxOutcome.class, result.data().toArray());
        } catch (CodecException e) {
            throw new AssertionError(e);
        }
    }
}
