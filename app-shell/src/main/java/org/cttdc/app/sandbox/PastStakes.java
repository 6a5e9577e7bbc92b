package org.cttdc.app.sandbox;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.ConsensusMsg;
import org.cttdc.protocol.tx.Power;

/** Who bonded what in the sandbox's past, and whom they are for: every validator is nominated by some and by nobody all alone. */
final class PastStakes {
    private static final long CTT = 1_000_000;
    private static final long MEMBER_STAKE = 500 * CTT;
    private static final long MERCHANT_STAKE = 400 * CTT;

    private final PastChain chain;
    private final Cast cast;
    private final List<Bytes> validators;

    PastStakes(PastChain chain, Cast cast) {
        this.chain = chain;
        this.cast = cast;
        this.validators = chain.validators();
    }

    /** The member and the merchants stake in the first cycle; part of the member's stake is on its way back. */
    void stake() throws IOException {
        bond(cast.one(Persona.Part.MEMBER), MEMBER_STAKE + 20 * CTT);
        List<Persona> merchants = cast.all(Persona.Part.MERCHANT);
        for (Persona merchant : merchants) {
            bond(merchant, MERCHANT_STAKE + 75 * CTT * merchant.number());
        }
        chain.block();
        chain.send(cast.one(Persona.Part.MEMBER), new ConsensusMsg.Unbond(20 * CTT));
        nominate(cast.one(Persona.Part.MEMBER), Power.STAKE, 0);
        merchants.forEach(merchant -> nominate(merchant, Power.STAKE, merchant.number()));
        chain.block();
        chain.expect(StateKeys.stakeBallot(chain.address(cast.one(Persona.Part.MEMBER))));
    }

    /** Reviewers nominate with what their reports have earned them. */
    void nominateWithExperience() throws IOException {
        for (Persona reviewer : cast.all(Persona.Part.REVIEWER)) {
            if (chain.read(StateKeys.experience(chain.address(reviewer))) != null) {
                nominate(reviewer, Power.EXPERIENCE, reviewer.number());
            }
        }
        chain.block();
    }

    private void bond(Persona who, long amount) {
        chain.send(who, new ConsensusMsg.Bond(amount));
    }

    /** All but one validator. */
    private void nominate(Persona who, Power power, int without) {
        List<Bytes> candidates = new ArrayList<>(validators);
        candidates.remove(without % validators.size());
        chain.send(who, new ConsensusMsg.Nominate(power, candidates, Bytes.EMPTY));
    }
}
