package org.cttdc.app.sandbox;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.state.PotState;
import org.cttdc.protocol.state.StakingState;
import org.cttdc.protocol.state.StateKey;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.state.TermState;
import org.cttdc.protocol.state.ValidatorSeat;
import org.cttdc.protocol.state.VoiceState;
import org.cttdc.protocol.tx.ConsensusMsg;
import org.cttdc.protocol.tx.Pot;

/** What the pots of validators and nominators owe to personas. The member's own is left to the person at the screen. */
final class PotClaims {
    /** A persona and the message that claims what it is owed. */
    record Claim(Persona who, ConsensusMsg.ClaimPot message) {}

    private final Records records;
    private final Cast cast;
    private final List<Claim> claims = new ArrayList<>();

    private PotClaims(Records records, Cast cast) {
        this.records = records;
        this.cast = cast;
    }

    /** Everything that is owed now. */
    static List<Claim> of(Records records, Cast cast) {
        PotClaims found = new PotClaims(records, cast);
        StakingState sums = records.read(StateKeys.staking()).orElse(StakingState.START);
        for (long number = sums.oldest(); number <= sums.term(); number++) {
            found.term(number);
        }
        return List.copyOf(found.claims);
    }

    private void term(long number) {
        Optional<TermState> found = records.read(StateKeys.term(number));
        TermState term = found.orElse(TermState.GENESIS);
        if ((found.isEmpty() && number > 0) || term.swept() > 0) {
            return;
        }
        List<ValidatorSeat> seats = records.list(StateKeys.validatorSeats(number));
        PotState validators = pot(StateKeys.validatorPot(number));
        Set<Bytes> seated = new TreeSet<>();
        for (int i = 0; i < seats.size(); i++) {
            ValidatorSeat seat = seats.get(i);
            seated.add(seat.validator());
            if (owes(validators, BigInteger.valueOf(seat.power()), seat.creditClaimed(), seat.cttClaimed())) {
                add(seat.operator(), new ConsensusMsg.ClaimPot(number, Pot.VALIDATORS, i));
            }
        }
        PotState nominators = pot(StateKeys.nominatorPot(number));
        List<VoiceState> voices = nominators.weight() == 0 ? List.of() : records.list(StateKeys.voices(number));
        for (int i = 0; i < voices.size(); i++) {
            VoiceState voice = voices.get(i);
            boolean counts = voice.candidates().stream().anyMatch(seated::contains);
            BigInteger budget = BigInteger.valueOf(term.budget(voice));
            if (counts && owes(nominators, budget, voice.creditClaimed(), voice.cttClaimed())) {
                add(voice.account(), new ConsensusMsg.ClaimPot(number, Pot.NOMINATORS, i));
            }
        }
    }

    private PotState pot(StateKey<PotState> key) {
        return records.read(key).orElse(PotState.of(0));
    }

    private static boolean owes(PotState pot, BigInteger weight, Bytes credit, Bytes ctt) {
        return pot.credit().earned(credit, weight) > 0 || pot.ctt().earned(ctt, weight) > 0;
    }

    private void add(Bytes account, ConsensusMsg.ClaimPot message) {
        cast.all().stream()
                .filter(persona -> persona.part() != Persona.Part.MEMBER)
                .filter(persona -> cast.address(persona).equals(account))
                .findFirst()
                .ifPresent(persona -> claims.add(new Claim(persona, message)));
    }
}
