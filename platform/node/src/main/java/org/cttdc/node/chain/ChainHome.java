package org.cttdc.node.chain;

import java.nio.file.Path;

/** Where an embedded chain keeps what, named as a CometBFT home names it. */
record ChainHome(Path root) {
    Path genesis() {
        return root.resolve("config").resolve("genesis.json");
    }

    Path validatorKey() {
        return root.resolve("config").resolve("priv_validator_key.json");
    }

    Path validatorState() {
        return root.resolve("data").resolve("priv_validator_state.json");
    }

    Path database() {
        return root.resolve("data").resolve("chain.mv.db");
    }
}
