package org.cttdc.simulation.power;

import java.nio.ByteBuffer;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;
import org.cttdc.protocol.rules.Arbitration;
import org.cttdc.protocol.rules.Assignment;
import org.cttdc.protocol.rules.Beacon;

/**
 * What somebody gains who proposes the last blocks before a draw and keeps layers of the onion back when that suits: a choice among values of
 * R. Jurors are as many as a hundred with the same experience, of whom some are the proposer's.
 */
public final class Withholding {
    private static final int JURORS = 100;
    private static final Bytes PURPOSE = Bytes.of((byte) 1);

    private Withholding() {}

    /**
     * How often the proposer's jurors are most of a jury.
     *
     * @param own of a hundred jurors
     * @param round whose jury it is, from 0
     * @param blocks in a row before the draw that are the proposer's; 0 where R is what it is
     * @param draws how many juries are drawn
     */
    public static double majorities(int own, int round, int blocks, int draws) {
        int found = 0;
        for (int i = 0; i < draws; i++) {
            Bytes start = Sha256.of(
                    Bytes.of(ByteBuffer.allocate(Integer.BYTES).putInt(i).array()));
            found += any(start, blocks, own, Arbitration.seats(round)) ? 1 : 0;
        }
        return (double) found / draws;
    }

    /** Whether revealing or keeping back, block by block, leads to a jury of which most are one's own. */
    private static boolean any(Bytes randomness, int blocks, int own, int seats) {
        if (blocks == 0) {
            long mine = Assignment.draw(Beacon.draw(randomness, PURPOSE), JURORS, seats).stream()
                    .filter(juror -> juror < own)
                    .count();
            return 2 * mine > seats;
        }
        Bytes revealed = Beacon.mix(randomness, Sha256.of(randomness), blocks);
        return any(revealed, blocks - 1, own, seats) || any(randomness, blocks - 1, own, seats);
    }
}
