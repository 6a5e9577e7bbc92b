package org.cttdc.lightnode.api;

import org.cttdc.protocol.Bytes;

/** Makes a verified value's proof into a file that {@link ProofFiles} checks with no network. */
@FunctionalInterface
public interface ProofExport {
    /**
     * The file. Blocks: signed headers and proofs that are not at hand any more are fetched again, and checked again.
     *
     * @throws LightNodeException HEIGHT_PRUNED where no endpoint has the state of that height any more
     */
    Bytes file();
}
