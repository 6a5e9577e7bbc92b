package org.cttdc.node.app;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.cttdc.node.TestKeys;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.state.ElectionState;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.ConsensusMsg;
import org.cttdc.protocol.tx.Msg;
import org.cttdc.protocol.tx.Pot;
import org.cttdc.protocol.tx.Power;

/** What might be sent about stakes, candidates, nominations and pots, right and wrong. */
final class RandomStakes {
    private static final int CANDIDATES = 9;

    private final TestChain chain;
    private final Random random;
    private final List<String> everybody;

    RandomStakes(TestChain chain, Random random, List<String> everybody) {
        this.chain = chain;
        this.random = random;
        this.everybody = everybody;
    }

    /** A signer and its message. */
    Map.Entry<String, Msg> next() {
        int validator = random.nextInt(CANDIDATES);
        String operator = everybody.get(validator % everybody.size());
        return switch (random.nextInt(10)) {
            case 0 ->
                Map.entry(
                        operator,
                        ConsensusFixture.register(
                                validator,
                                random.nextInt(5) == 0 ? anybody() : operator,
                                100_000_000L + random.nextInt(3) - 1));
            case 1 ->
                Map.entry(
                        random.nextInt(3) == 0 ? anybody() : operator,
                        random.nextInt(3) > 0
                                ? new ConsensusMsg.Bond(amount())
                                : new ConsensusMsg.RetireCandidate(ConsensusFixture.address(validator)));
            case 2, 3 -> Map.entry(anybody(), new ConsensusMsg.Bond(amount()));
            case 4 -> Map.entry(anybody(), new ConsensusMsg.Unbond(amount() / 3));
            case 5 -> Map.entry(anybody(), new ConsensusMsg.ClaimUnbonded());
            case 6, 7, 8 -> Map.entry(anybody(), nominate());
            default -> claim();
        };
    }

    private Msg nominate() {
        List<Bytes> candidates = IntStream.range(0, CANDIDATES)
                .filter(i -> random.nextInt(3) > 0)
                .mapToObj(ConsensusFixture::address)
                .filter(address -> random.nextInt(20) == 0 || Candidates.stands(chain.state(), address))
                .toList();
        Power power = List.of(Power.values()).get(random.nextInt(Power.values().length));
        return new ConsensusMsg.Nominate(power, candidates, Bytes.EMPTY);
    }

    private Map.Entry<String, Msg> claim() {
        long newest =
                chain.state().getOr(StateKeys.election(), ElectionState.START).number();
        long election = Math.max(0, newest - random.nextInt(3));
        boolean voice = random.nextBoolean();
        long count = chain.state().count(voice ? StateKeys.voices(election) : StateKeys.validatorSeats(election));
        long index = count == 0 ? 0 : random.nextInt((int) count);
        Msg message = new ConsensusMsg.ClaimPot(election, voice ? Pot.NOMINATORS : Pot.VALIDATORS, index);
        return Map.entry(owner(voice, election, index, count), message);
    }

    private String owner(boolean voice, long election, long index, long count) {
        if (count == 0 || random.nextInt(5) == 0) {
            return anybody();
        }
        Bytes owner = voice
                ? chain.state().item(StateKeys.voices(election), index).account()
                : chain.state().item(StateKeys.validatorSeats(election), index).operator();
        return everybody.stream()
                .filter(name -> TestKeys.address(name).equals(owner))
                .findFirst()
                .orElse("alice");
    }

    private long amount() {
        return random.nextInt(8) == 0 ? -random.nextInt(2) : random.nextInt(20_000_000);
    }

    private String anybody() {
        return everybody.get(random.nextInt(everybody.size()));
    }
}
