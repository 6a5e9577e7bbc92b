package org.cttdc.commerce.batch;

import java.util.Optional;
import org.cttdc.lightnode.api.LightNodeException;
import org.cttdc.lightnode.api.StateView;
import org.cttdc.lightnode.api.Verified;
import org.cttdc.protocol.rules.CyclePhases;
import org.cttdc.protocol.state.ChainParams;
import org.cttdc.protocol.state.StateKeys;

/**
 * Where the verified chain stands; everything the service decides in one round, it decides at this moment.
 *
 * @param view the verified state
 * @param params governance parameters there
 * @param time its block time, Unix seconds
 */
public record Moment(StateView view, ChainParams params, long time) {
    /** The moment of a view. */
    public static Moment at(StateView view) {
        Verified<Optional<ChainParams>> params = view.read(StateKeys.params());
        return new Moment(
                view,
                params.value()
                        .orElseThrow(() -> new LightNodeException(
                                LightNodeException.Code.INVALID_VALUE, "the chain has no parameters")),
                params.provenance().time().getEpochSecond());
    }

    /** Verified height. */
    public long height() {
        return view.height();
    }

    /** The cycle of a height. */
    public long cycleOf(long height) {
        return phases().cycle(height);
    }

    /** The newest cycle whose batches can no longer be included, or -1. */
    long newestClosedCycle() {
        long current = cycleOf(height());
        return height() >= lastBatchHeight(current - 1) ? current - 1 : current - 2;
    }

    /** The cycle itself while its batches may still be included, else the current one. */
    long openCycle(long cycle) {
        return cycle <= newestClosedCycle() ? cycleOf(height()) : cycle;
    }

    /** Last height at which a batch of the cycle may be included. */
    long lastBatchHeight(long cycle) {
        return phases().lastHeight(cycle + 1, CyclePhases.Phase.BATCHES);
    }

    private CyclePhases phases() {
        return new CyclePhases(params.cycleLength());
    }
}
