package org.cttdc.lightnode.rpc;

import java.time.Duration;

/**
 * What a single call may cost.
 *
 * @param deadline from connecting to the last byte of the reply
 * @param maxReply longest reply read, bytes
 */
public record RpcLimits(Duration deadline, int maxReply) {
    /** Ten seconds and 4 MiB: a commit of 175 validators has 60 kB, a page of validators 25 kB. */
    public static final RpcLimits DEFAULT = new RpcLimits(Duration.ofSeconds(10), 4 << 20);
}
