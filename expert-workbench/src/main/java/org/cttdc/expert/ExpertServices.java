package org.cttdc.expert;

import java.nio.file.Path;
import org.cttdc.expert.flow.ModelFlow;
import org.cttdc.lightnode.api.LightNode;
import org.cttdc.uikit.control.UiKit;
import org.cttdc.wallet.api.Wallet;

/**
 * Everything the expert workbench works with; handed over by the composition root.
 *
 * @param home directory of the workbench's drafts; created where it is missing
 */
public record ExpertServices(UiKit kit, Wallet wallet, LightNode node, Path home) {
    /** The deeds of an expert over these services. */
    public ModelFlow flow() {
        return new ModelFlow(wallet, node);
    }
}
