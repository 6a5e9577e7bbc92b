package org.cttdc.protocol.rules;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;
import org.cttdc.protocol.codec.WireEnum;

/** Juries: how many sit, what an appeal costs, what they find and who is paid (protocol page, section 8, after Kleros). */
public final class Arbitration {
    /** Rounds decided by drawn jurors; what is appealed beyond goes to a vote of all experience power. */
    public static final int ROUNDS = 4;
    /** From this round on, counted from 0, a blind retest is mandatory evidence. */
    public static final int RETEST_FROM = 2;

    /** Bytes of the salt in a vote's commitment. */
    public static final int SALT_SIZE = 32;

    private static final Bytes VOTE = Bytes.of("ctt-vote/1".getBytes(StandardCharsets.US_ASCII));
    private static final int FIRST_SEATS = 3;
    private static final long LOSER_TIMES = 3;
    private static final long WINNER_TIMES = 2;

    private Arbitration() {}

    /** What a dispute can end with. */
    public enum Ruling implements WireEnum {
        /** What was there stands. */
        UPHOLD(0),
        /** The challenger's value takes its place. */
        CHALLENGER(1),
        /** The jurors refuse to decide; also where they are split evenly. */
        REFUSE(2);

        private final int number;

        Ruling(int number) {
            this.number = number;
        }

        @Override
        public int number() {
            return number;
        }
    }

    /** What binds a juror to a vote: H("ctt-vote/1" ‖ dispute ‖ round ‖ juror ‖ vote ‖ salt), numbers as 8 bytes, the vote as one. */
    public static Bytes voteCommitment(long dispute, long round, Bytes juror, Ruling vote, Bytes salt) {
        ByteBuffer numbers =
                ByteBuffer.allocate(2 * Long.BYTES).putLong(dispute).putLong(round);
        return Sha256.of(VOTE, Bytes.of(numbers.array()), juror, Bytes.of((byte) vote.number()), salt);
    }

    /** Seats of a round, counted from 0: 3, 7, 15, 31. */
    public static int seats(int round) {
        if (round < 0 || round >= ROUNDS) {
            throw new IllegalArgumentException("juries sit in rounds 0 to " + (ROUNDS - 1) + ", not " + round);
        }
        return ((FIRST_SEATS + 1) << round) - 1;
    }

    /** What the jurors of a round cost. */
    public static long cost(int round, long jurorFee) {
        Ppm.requireNonNegative(jurorFee);
        return Math.multiplyExact(jurorFee, seats(round));
    }

    /** What a side must bring for the appeal to a round: three times its cost for who lost, twice for who won. */
    public static long appealStake(int round, long jurorFee, boolean lost) {
        return Math.multiplyExact(cost(round, jurorFee), lost ? LOSER_TIMES : WINNER_TIMES);
    }

    /** The option with most votes; refusal where two lead, or nobody revealed. Empty votes are those not revealed. */
    public static Ruling ruling(List<Optional<Ruling>> votes) {
        int uphold = Collections.frequency(votes, Optional.of(Ruling.UPHOLD));
        int challenger = Collections.frequency(votes, Optional.of(Ruling.CHALLENGER));
        int refuse = Collections.frequency(votes, Optional.of(Ruling.REFUSE));
        if (uphold > challenger && uphold > refuse) {
            return Ruling.UPHOLD;
        }
        return challenger > uphold && challenger > refuse ? Ruling.CHALLENGER : Ruling.REFUSE;
    }

    /**
     * What a round's jurors get and lose, in order of their seats.
     *
     * @param stakes change of each locked stake: negative for incoherent jurors, their losses for coherent ones
     * @param fees paid to each
     * @param leftStake lost stakes nobody could be given
     * @param leftFees fees nobody earned
     */
    public record Payout(List<Long> stakes, List<Long> fees, long leftStake, long leftFees) {
        public Payout {
            stakes = List.copyOf(stakes);
            fees = List.copyOf(fees);
        }
    }

    /**
     * Pays a round once the dispute's final ruling is known. Who voted for something else, or did not reveal, loses
     * {@code minStake·penaltyPpm}; that and the fees of all seats are split among the coherent.
     */
    public static Payout payout(
            List<Optional<Ruling>> votes, Ruling finalRuling, long minStake, long penaltyPpm, long jurorFee) {
        List<BigInteger> coherent = votes.stream()
                .map(vote -> vote.filter(finalRuling::equals).isPresent() ? BigInteger.ONE : BigInteger.ZERO)
                .toList();
        long penalty = Ppm.of(minStake, penaltyPpm);
        long won = coherent.stream().filter(one -> one.signum() > 0).count();
        long lost = Math.multiplyExact(penalty, votes.size() - won);
        long fees = Math.multiplyExact(jurorFee, votes.size());
        if (won == 0) {
            return new Payout(
                    Collections.nCopies(votes.size(), -penalty), Collections.nCopies(votes.size(), 0L), lost, fees);
        }
        List<Long> stakes = new ArrayList<>();
        List<BigInteger> gains = LargestRemainder.split(BigInteger.valueOf(lost), coherent);
        for (int i = 0; i < gains.size(); i++) {
            stakes.add(coherent.get(i).signum() > 0 ? gains.get(i).longValueExact() : -penalty);
        }
        List<Long> paid = LargestRemainder.split(BigInteger.valueOf(fees), coherent).stream()
                .map(BigInteger::longValueExact)
                .toList();
        return new Payout(stakes, paid, 0, 0);
    }
}
