package org.cttdc.node.app;

import org.cttdc.protocol.codec.CodecException;
import org.cttdc.protocol.codec.RecordCodec;
import org.cttdc.protocol.consensus.ExecTxResult;
import org.cttdc.protocol.tx.ErrorCode;
import org.cttdc.protocol.tx.TxOutcome;

/** The unauthenticated words beside a result, made from the authenticated ones. */
public final class Outcomes {
    /** Whose error codes they are. */
    public static final String CODESPACE = "ctt";

    private Outcomes() {}

    /** Empty for success. */
    public static String codespace(long code) {
        return code == ErrorCode.OK.number() ? "" : CODESPACE;
    }

    /** What the log says of a transaction that ran. */
    public static String log(ExecTxResult result) {
        if (result.code() == ErrorCode.OK.number()) {
            return "";
        }
        try {
            TxOutcome outcome =
                    RecordCodec.decode(TxOutcome.class, result.data().toArray());
            return log(ErrorCode.of(Math.toIntExact(result.code())), outcome.detail());
        } catch (CodecException e) {
            throw new IllegalStateException("a result of this application cannot be read", e);
        }
    }

    /** What the log says of a transaction that got this code. */
    public static String log(ErrorCode code, String detail) {
        return code == ErrorCode.OK ? "" : code + ": " + detail;
    }
}
