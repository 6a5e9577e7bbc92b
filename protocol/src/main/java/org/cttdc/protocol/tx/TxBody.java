package org.cttdc.protocol.tx;

import java.util.List;

/**
 * What a person signs (protocol page, section 0). The sender is the account of the key in the envelope.
 *
 * @param chainId the chain it is meant for
 * @param sequence the sender's next sequence, from 0
 * @param validUntilHeight last height at which it may be included
 * @param fee uCTT, charged even when a message fails
 * @param memo at most 256 bytes of UTF-8
 * @param messages 1 to 16, all or none take effect
 */
public record TxBody(String chainId, long sequence, long validUntilHeight, long fee, String memo, List<Msg> messages) {
    /** Most bytes of UTF-8 in a memo. */
    public static final int MAX_MEMO_BYTES = 256;
    /** Most messages in one transaction. */
    public static final int MAX_MESSAGES = 16;

    public TxBody {
        messages = List.copyOf(messages);
    }
}
