package org.cttdc.protocol.rules;

/**
 * What is possible in a round of a dispute, by height.
 *
 * @param start first block for sealed votes
 * @param commit blocks for sealed votes
 * @param reveal blocks for opening them
 * @param appeal blocks for appeals; 0 where none is possible
 */
public record DisputeWindows(long start, long commit, long reveal, long appeal) {

    /** What is possible at a height. */
    public enum Window {
        BEFORE,
        COMMIT,
        REVEAL,
        /** Both sides may fund an appeal. */
        APPEAL,
        /** Only who won may still answer an appeal. */
        ANSWER,
        OVER
    }

    /** The window of a height. */
    public Window at(long height) {
        if (height < start) {
            return Window.BEFORE;
        }
        if (height < revealFrom()) {
            return Window.COMMIT;
        }
        if (height < appealFrom()) {
            return Window.REVEAL;
        }
        if (height < answerFrom()) {
            return Window.APPEAL;
        }
        return height < over() ? Window.ANSWER : Window.OVER;
    }

    /** First block for opening votes. */
    public long revealFrom() {
        return Math.addExact(start, commit);
    }

    /** First block for appeals. */
    public long appealFrom() {
        return Math.addExact(revealFrom(), reveal);
    }

    /** First block in which only the winner may still pay. */
    public long answerFrom() {
        return Math.addExact(appealFrom(), appeal / 2);
    }

    /** First block in which the ruling can be executed. */
    public long over() {
        return Math.addExact(appealFrom(), appeal);
    }
}
