package org.cttdc.node.rpc;

import java.util.OptionalLong;
import org.cttdc.node.chain.Chain;

/** How a height argument is understood, with CometBFT's words for what is wrong with it. */
final class Heights {
    private Heights() {}

    /** The height of a stored block; the newest where none is given. */
    static long stored(Chain chain, OptionalLong wanted) throws RpcException {
        long newest = chain.tip().height();
        long height = upTo(newest, newest, wanted);
        if (height == 0) {
            throw RpcException.internal("no block has been made yet: try again soon");
        }
        return height;
    }

    /** As {@link #stored}, or the one height beyond: what is already known about the next block. */
    static long orNext(Chain chain, OptionalLong wanted) throws RpcException {
        long newest = chain.tip().height();
        return upTo(newest + 1, newest + 1, wanted);
    }

    private static long upTo(long highest, long otherwise, OptionalLong wanted) throws RpcException {
        if (wanted.isEmpty()) {
            return otherwise;
        }
        long height = wanted.getAsLong();
        if (height <= 0) {
            throw RpcException.internal("height must be greater than 0, but got " + height);
        }
        if (height > highest) {
            throw RpcException.internal(
                    "height " + height + " must be less than or equal to the current blockchain height " + highest);
        }
        return height;
    }
}
