package org.cttdc.reviewer.flow;

import java.util.Optional;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.tx.Msg;

/** Where a reviewer's proof of being one person comes from: an accredited issuer, in the sandbox the sandbox's own. */
@FunctionalInterface
public interface Credentials {
    /** The credential of an account (20 bytes), or empty where it has none yet. */
    Optional<Msg.Credential> of(Bytes account);
}
