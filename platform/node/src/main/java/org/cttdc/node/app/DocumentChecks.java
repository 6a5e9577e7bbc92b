package org.cttdc.node.app;

import java.util.List;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.documents.Document;
import org.cttdc.protocol.documents.DocumentException;
import org.cttdc.protocol.documents.DocumentReader;
import org.cttdc.protocol.documents.Problem;
import org.cttdc.protocol.documents.Validation;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.ErrorCode;

/** Reads documents out of messages and out of the state, and says what is wrong with them in result codes. */
final class DocumentChecks {
    private DocumentChecks() {}

    /** A document of a message; refused where its bytes are not canonical or it breaks a rule of its own. */
    static <T extends Document> T read(Bytes json, Class<T> type) throws Rejection {
        if (json.size() > Document.MAX_BYTES) {
            throw new Rejection(
                    ErrorCode.E_DOCUMENT,
                    "the document has " + json.size() + " bytes, " + Document.MAX_BYTES + " are allowed");
        }
        try {
            return Validation.readValid(json.toArray(), type);
        } catch (DocumentException e) {
            throw rejection(e.problems());
        }
    }

    /** A document the chain already accepted. */
    static <T extends Document> T stored(StateStore state, Bytes id, Class<T> type) throws Rejection {
        Bytes json = state.require(StateKeys.document(id), "document " + id).json();
        try {
            return DocumentReader.read(json.toArray(), type);
        } catch (DocumentException e) {
            throw new IllegalStateException("an accepted document cannot be read", e);
        }
    }

    /** Refuses where there is a problem. */
    static void refuse(List<Problem> problems) throws Rejection {
        if (!problems.isEmpty()) {
            throw rejection(problems);
        }
    }

    /** Refuses a document that is already on the chain. */
    static void refuseDuplicate(StateStore state, Bytes id) throws Rejection {
        if (state.has(StateKeys.document(id))) {
            throw new Rejection(ErrorCode.E_DUP_HASH, "document " + id + " is already on the chain");
        }
    }

    private static Rejection rejection(List<Problem> problems) {
        Problem first = problems.getFirst();
        String more = problems.size() == 1 ? "" : " (and " + (problems.size() - 1) + " more)";
        return new Rejection(code(first), first + more);
    }

    private static ErrorCode code(Problem problem) {
        return switch (problem.code()) {
            case E_WEIGHT_SUM -> ErrorCode.E_WEIGHT_SUM;
            case E_STANDARD -> ErrorCode.E_STANDARD;
            case E_UNIT -> ErrorCode.E_UNIT;
            case E_DOMAIN, E_IMPLAUSIBLE, E_LIMIT -> ErrorCode.E_DOMAIN;
            case E_CHARACTERISTIC_MISSING -> ErrorCode.E_CHARACTERISTIC_MISSING;
            default -> ErrorCode.E_DOCUMENT;
        };
    }
}
