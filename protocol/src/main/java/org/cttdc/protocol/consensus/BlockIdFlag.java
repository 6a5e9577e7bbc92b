package org.cttdc.protocol.consensus;

import java.util.Optional;

/** What a validator's place in a commit holds. */
public enum BlockIdFlag {
    /** No vote was received. */
    ABSENT(1),
    /** A vote for the committed block. */
    COMMIT(2),
    /** A vote for no block. */
    NIL(3);

    private final int number;

    BlockIdFlag(int number) {
        this.number = number;
    }

    /** The number on the wire. */
    public int number() {
        return number;
    }

    /** The flag with that number. */
    public static Optional<BlockIdFlag> of(long number) {
        for (BlockIdFlag flag : values()) {
            if (flag.number == number) {
                return Optional.of(flag);
            }
        }
        return Optional.empty();
    }
}
