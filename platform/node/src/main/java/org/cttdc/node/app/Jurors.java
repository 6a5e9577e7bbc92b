package org.cttdc.node.app;

import java.math.BigInteger;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.state.ArbitrationParams;
import org.cttdc.protocol.state.ExperienceState;
import org.cttdc.protocol.state.JurorState;
import org.cttdc.protocol.state.JurorState.Standing;
import org.cttdc.protocol.state.JuryChange;
import org.cttdc.protocol.state.Ref;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.ArbitrationMsg;
import org.cttdc.protocol.tx.ErrorCode;

/**
 * Who can be drawn for a jury (protocol page, section 8): persons with a free stake, in proportion to their experience. Who joins or
 * leaves is drawn, or not, only after the next checkpoint, so that nobody who already sees its randomness can bend it (docs/adr/0220).
 */
final class Jurors {
    private Jurors() {}

    static void join(TxContext tx, ArbitrationMsg.JoinJury msg) throws Rejection {
        long least = tx.params().arbitration().minStake();
        if (msg.stake() < least) {
            throw new Rejection(ErrorCode.E_BOND, "a juror locks at least " + least + " uCTT, not " + msg.stake());
        }
        Purchases.checkCredential(tx, msg.credential());
        Bytes person = msg.credential().person();
        if (tx.state().has(StateKeys.juror(tx.signer())) || tx.state().has(StateKeys.jurorPerson(person))) {
            throw new Rejection(ErrorCode.E_PERSON, "this account or person is a juror already");
        }
        tx.ledger().lockBond(tx.signer(), msg.stake(), person);
        tx.state().put(StateKeys.jurorPerson(person), new Ref(tx.signer()));
        put(tx.state(), tx.signer(), new JurorState(person, msg.stake(), 0, Standing.JOINING));
        tx.state().append(StateKeys.juryChanges(), new JuryChange(tx.signer(), tx.height()));
    }

    static void leave(TxContext tx) throws Rejection {
        Bytes address = tx.signer();
        JurorState juror = tx.state().require(StateKeys.juror(address), "such juror");
        if (juror.status() == Standing.ACTIVE) {
            put(tx.state(), address, juror.with(Standing.LEAVING));
            tx.state().append(StateKeys.juryChanges(), new JuryChange(address, tx.height()));
        } else if (juror.status() == Standing.LEFT && juror.locked() == 0) {
            tx.state().remove(StateKeys.juror(address));
            tx.state().remove(StateKeys.jurorPerson(juror.person()));
            tx.ledger().returnBond(address, juror.stake(), juror.person());
        } else {
            throw new Rejection(
                    ErrorCode.E_WINDOW,
                    "a juror leaves once drawn no more, and after the last case: now " + juror.status());
        }
    }

    /** What a juror asked for takes effect. */
    static void change(StateStore state, Bytes address) {
        JurorState juror = of(state, address);
        put(state, address, juror.with(juror.status() == Standing.JOINING ? Standing.ACTIVE : Standing.LEFT));
    }

    static JurorState of(StateStore state, Bytes address) {
        return state.known(StateKeys.juror(address));
    }

    /** Writes a juror and what draws make of it. */
    static void put(StateStore state, Bytes address, JurorState juror) {
        state.put(StateKeys.juror(address), juror);
        weigh(state, address);
    }

    /** Brings the tree in step with somebody's experience and stake. */
    static void weigh(StateStore state, Bytes address) {
        JurorState juror = state.get(StateKeys.juror(address));
        if (juror != null) {
            JuryTree.of(state).set(address, weight(state, address, juror));
        }
    }

    private static BigInteger weight(StateStore state, Bytes address, JurorState juror) {
        boolean drawn = juror.status() == Standing.ACTIVE || juror.status() == Standing.LEAVING;
        return drawn && juror.free() >= params(state).minStake()
                ? state.getOr(StateKeys.experience(address), ExperienceState.NONE)
                        .power()
                : BigInteger.ZERO;
    }

    private static ArbitrationParams params(StateStore state) {
        return state.known(StateKeys.params()).arbitration();
    }
}
