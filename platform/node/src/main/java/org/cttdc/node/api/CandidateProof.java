package org.cttdc.node.api;

import java.io.IOException;
import java.nio.file.Path;
import org.cttdc.node.engine.KeyFiles;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.keys.SigningKey;
import org.cttdc.protocol.tx.Possession;

/**
 * What an operator needs of a validator's machine to let it stand for election.
 *
 * @param publicKey its consensus key, 32 bytes
 * @param possession its signature for the operator, 64 bytes
 */
public record CandidateProof(Bytes publicKey, Bytes possession) {

    /** Signs with the key in CometBFT's {@code priv_validator_key.json}; throws {@link IOException} where the file holds none. */
    public static CandidateProof of(Path keyFile, String chainId, Bytes operator) throws IOException {
        try (SigningKey key = KeyFiles.readValidator(keyFile)) {
            return new CandidateProof(key.publicKey(), key.sign(Possession.signBytes(chainId, operator)));
        }
    }
}
