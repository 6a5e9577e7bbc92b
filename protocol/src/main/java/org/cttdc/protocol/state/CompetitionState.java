package org.cttdc.protocol.state;

import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.codec.WireEnum;

/**
 * The competition of one model in one cycle. Amounts in fen.
 *
 * @param model content id
 * @param cycle of the orders
 * @param stage how far it is
 * @param orders final orders
 * @param gross sales
 * @param fees P, the sum of the orders' experience fees
 * @param commits reports committed
 * @param reveals reports revealed
 * @param scored reports scored so far
 * @param experts X, of which {@code expertsReduced} went to the audit fund for a lax model
 * @param expertsReduced part of X withheld by the validity factor
 * @param winners W without the top-up
 * @param platforms Q
 * @param community F
 * @param rolledIn purse rolled in from the model's earlier competitions
 * @param rolledOut purse rolled on because too few reports were valid or every winner was capped
 * @param reviewers part of F due to valid reports that did not win, in total
 * @param validators part of F due to validators
 * @param audit part of F for audits and jurors
 * @param recommenders part of F for recommenders
 * @param treasury part of F for the treasury
 * @param winnerCount K
 * @param settledHeight block of settlement, 0 before
 */
public record CompetitionState(
        Bytes model,
        long cycle,
        Stage stage,
        long orders,
        long gross,
        long fees,
        long commits,
        long reveals,
        long scored,
        long experts,
        long expertsReduced,
        long winners,
        long platforms,
        long community,
        long rolledIn,
        long rolledOut,
        long reviewers,
        long validators,
        long audit,
        long recommenders,
        long treasury,
        long winnerCount,
        long settledHeight) {

    /** With its purse spread over other winners. */
    public CompetitionState spreadAgain(long rolledOver, long count) {
        return new CompetitionState(
                model,
                cycle,
                stage,
                orders,
                gross,
                fees,
                commits,
                reveals,
                scored,
                experts,
                expertsReduced,
                winners,
                platforms,
                community,
                rolledIn,
                rolledOver,
                reviewers,
                validators,
                audit,
                recommenders,
                treasury,
                count,
                settledHeight);
    }

    /** How far a competition is. */
    public enum Stage implements WireEnum {
        OPEN(0),
        SCORING(1),
        SETTLED(2);

        private final int number;

        Stage(int number) {
            this.number = number;
        }

        @Override
        public int number() {
            return number;
        }
    }
}
