package org.cttdc.protocol.state;

import java.math.BigInteger;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.rules.Arbitration.Ruling;

/** Weights revealed so far where all experience power votes on a dispute: unsigned, big-endian, without leading zeros. */
public record PollState(Bytes uphold, Bytes challenger, Bytes refuse) {
    /** Before the first ballot. */
    public static final PollState NONE = new PollState(Bytes.EMPTY, Bytes.EMPTY, Bytes.EMPTY);

    /** With one ballot more. */
    public PollState plus(Ruling vote, BigInteger weight) {
        return switch (vote) {
            case UPHOLD -> new PollState(sum(uphold, weight), challenger, refuse);
            case CHALLENGER -> new PollState(uphold, sum(challenger, weight), refuse);
            case REFUSE -> new PollState(uphold, challenger, sum(refuse, weight));
        };
    }

    /** The weight of an option. */
    public BigInteger of(Ruling option) {
        return Unsigned.number(
                switch (option) {
                    case UPHOLD -> uphold;
                    case CHALLENGER -> challenger;
                    case REFUSE -> refuse;
                });
    }

    /** The option with most weight; refusal where two lead, or nobody voted. */
    public Ruling ruling() {
        int order = of(Ruling.UPHOLD).compareTo(of(Ruling.CHALLENGER));
        Ruling ahead = order > 0 ? Ruling.UPHOLD : Ruling.CHALLENGER;
        return order != 0 && of(ahead).compareTo(of(Ruling.REFUSE)) > 0 ? ahead : Ruling.REFUSE;
    }

    private static Bytes sum(Bytes weight, BigInteger more) {
        return Unsigned.bytes(Unsigned.number(weight).add(more));
    }
}
