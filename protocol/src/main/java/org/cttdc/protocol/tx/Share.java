package org.cttdc.protocol.tx;

import org.cttdc.protocol.codec.WireEnum;

/** The classes of payees of a settled competition. */
public enum Share implements WireEnum {
    /** Ten per cent of the experience fees: the author of the model. */
    EXPERT(0),
    /** Fifty per cent: the winning reviewers. */
    WINNER(1),
    /** What remains: the platforms that sold. */
    PLATFORM(2),
    /** A fifth of the community fee: reviewers whose valid report did not win. */
    REVIEWER(3),
    /** Part of the experts' share: the authors of the models that a model builds on. */
    ROYALTY(5);

    private final int number;

    Share(int number) {
        this.number = number;
    }

    @Override
    public int number() {
        return number;
    }
}
