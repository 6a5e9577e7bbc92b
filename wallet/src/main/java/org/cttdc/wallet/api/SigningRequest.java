package org.cttdc.wallet.api;

import java.util.List;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.tx.Msg;

/**
 * What a workbench asks the person to sign. The wallet fills in sequence, validity and fee, renders the sentence from the very bytes
 * it signs, and hands the result to the outbox.
 *
 * @param account signer, 20 bytes
 * @param messages all or none take effect
 * @param label what the outbox calls it
 */
public record SigningRequest(Bytes account, List<Msg> messages, String label) {
    public SigningRequest {
        messages = List.copyOf(messages);
    }
}
