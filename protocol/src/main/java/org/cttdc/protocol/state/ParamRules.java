package org.cttdc.protocol.state;

import java.util.Optional;
import org.cttdc.protocol.rules.CyclePhases;
import org.cttdc.protocol.rules.Ppm;
import org.cttdc.protocol.rules.Recommenders;
import org.cttdc.protocol.rules.Settlement;
import org.cttdc.protocol.rules.WinnerPurse;

/** Which sets of parameters a chain can run on: at genesis and after every vote. */
public final class ParamRules {
    private static final int MOST_BPS = 10_000;

    private ParamRules() {}

    /** What is wrong with a set, for people; empty where nothing is. */
    public static Optional<String> problem(ChainParams p) {
        if (!amountsAreSane(p)
                || !sharesAreSane(p)
                || !p.market().isSound()
                || !p.governance().isSane()
                || !p.arbitration().isSane()
                || !p.election().isSound()) {
            return Optional.of("the governance parameters are out of range: " + p);
        }
        return resistsWashing(p)
                ? Optional.empty()
                : Optional.of("with these shares somebody who fakes turnover could get more back than it costs");
    }

    private static boolean amountsAreSane(ChainParams p) {
        return p.cycleLength() >= CyclePhases.MIN_LENGTH
                && p.minTxFee() >= 0
                && p.modelBond() >= 0
                && p.reportBond() >= 0
                && p.minReports() >= 1
                && p.vestingCycles() >= 0
                && p.minSmoothing() >= 0
                && p.experienceFeeCap() >= 0;
    }

    private static boolean sharesAreSane(ChainParams p) {
        return p.minFeeBps() >= 0
                && p.minFeeBps() <= p.maxFeeBps()
                && p.maxFeeBps() <= MOST_BPS
                && isShare(p.expertPpm())
                && isShare(p.winnerPpm())
                && isShare(p.expertPpm() + p.winnerPpm())
                && isShare(p.communityPpm())
                && isShare(p.winnerCapPpm());
    }

    private static boolean isShare(long ppm) {
        return ppm >= 0 && ppm <= Ppm.ONE;
    }

    /** Against the most that any platform may promise its promoters, rounded up. */
    private static boolean resistsWashing(ChainParams p) {
        long platforms = Ppm.ONE - p.expertPpm() - p.winnerPpm();
        long promoters = platforms - Ppm.of(platforms, Ppm.ONE - Recommenders.MAX_PROMOTER_PPM);
        return Settlement.resistsWashing(p.winnerPpm(), WinnerPurse.TOP_UP_PPM, p.expertPpm(), promoters);
    }
}
