package org.cttdc.node.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.cttdc.files.Disk;
import org.cttdc.node.chain.GenesisFile;
import org.cttdc.protocol.consensus.PublicKey;
import org.cttdc.protocol.keys.SigningKey;

/** A CometBFT home with keys of its own. */
public final class EngineHome {
    private final Path root;
    private final SigningKey validator;
    private final SigningKey node;

    /** A home with fresh keys; nothing is written yet. */
    public EngineHome(Path root, SecureRandom random) {
        this.root = root;
        this.validator = SigningKey.generate(random);
        this.node = SigningKey.generate(random);
    }

    /** The validator's consensus key. */
    public PublicKey validator() {
        return PublicKey.ed25519(validator.publicKey());
    }

    /** Where peers reach the node, by name. */
    public String peer(String host, int port) {
        return KeyFiles.nodeId(node) + '@' + host + ':' + port;
    }

    /** Writes everything CometBFT needs to start; what {@code config} leaves out keeps CometBFT's defaults. */
    public void write(String config, GenesisFile genesis) throws IOException {
        Path folder = root.resolve("config");
        Disk.real().put(folder.resolve("config.toml"), config.getBytes(StandardCharsets.UTF_8));
        genesis.write(folder.resolve("genesis.json"));
        KeyFiles.writeValidator(folder.resolve("priv_validator_key.json"), validator);
        KeyFiles.writeNode(folder.resolve("node_key.json"), node);
        KeyFiles.writeFreshState(root.resolve("data").resolve("priv_validator_state.json"));
    }
}
