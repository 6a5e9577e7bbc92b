package org.cttdc.node.chain;

import java.nio.file.Path;

/** Where an embedded chain keeps what, named as a CometBFT home names it. */
record ChainHome(Path root) {
    Path genesis() {
        return root.resolve("config").resolve("genesis.json");
    }

    /** Key of one of its validators, from 0; the first has the name that CometBFT gives it. */
    Path validatorKey(int number) {
        String name = number == 0 ? "priv_validator_key.json" : "priv_validator_key." + number + ".json";
        return root.resolve("config").resolve(name);
    }

    /** Secret of its validators' onions. */
    Path beaconSecret() {
        return root.resolve("config").resolve("beacon_secret");
    }

    Path validatorState() {
        return root.resolve("data").resolve("priv_validator_state.json");
    }

    Path database() {
        return root.resolve("data").resolve("chain.mv.db");
    }
}
