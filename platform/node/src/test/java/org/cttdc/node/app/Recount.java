package org.cttdc.node.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.cttdc.node.store.StateTree;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.codec.CodecException;
import org.cttdc.protocol.codec.RecordCodec;
import org.cttdc.protocol.state.Account;
import org.cttdc.protocol.state.ChainParams;
import org.cttdc.protocol.state.CommunityFunds;
import org.cttdc.protocol.state.CompetitionState;
import org.cttdc.protocol.state.DefectState;
import org.cttdc.protocol.state.Due;
import org.cttdc.protocol.state.ExperienceState;
import org.cttdc.protocol.state.ExperienceTotals;
import org.cttdc.protocol.state.ModelState;
import org.cttdc.protocol.state.OmissionState;
import org.cttdc.protocol.state.PlatformState;
import org.cttdc.protocol.state.PromotionState;
import org.cttdc.protocol.state.SettlementQueue;
import org.cttdc.protocol.state.Totals;
import org.cttdc.protocol.state.ValidatorState;
import org.cttdc.protocol.state.WordOfMouthTotals;

/** Adds up every record of the newest state, as the O(1) invariant check cannot. */
final class Recount {
    private long balances;
    private long ctt;
    private long escrows;
    private long pools;
    private long modelBonds;
    private long reportBonds;
    private long defectBonds;
    private BigInteger experience = BigInteger.ZERO;
    private BigInteger experienceTotal = BigInteger.ZERO;
    private long validatorBonds;
    private long recommenders;
    private long wordOfMouth;
    private Totals totals = new Totals(0, 0, 0, 0, 0, 0, 0, 0, 0);

    private Recount() {}

    static void check(StateTree tree, long height) {
        Recount recount = new Recount();
        tree.forEach(height, (key, value) -> recount.add(name(key), value.toArray()));
        Totals t = recount.totals;
        assertThat(recount.balances).as("fen on accounts").isEqualTo(t.balances());
        assertThat(recount.escrows).as("fen in escrows").isEqualTo(t.escrows());
        assertThat(recount.pools).as("fen in pools").isEqualTo(t.pools());
        assertThat(recount.ctt).as("uCTT on accounts").isEqualTo(t.cttBalances());
        assertThat(t.deposits()).as("I1").isEqualTo(t.balances() + t.escrows() + t.pools() + t.redeemed());
        assertThat(t.cttSupply()).as("supply").isEqualTo(t.cttBalances() + t.cttBonds() + t.cttFees());
        assertThat(recount.modelBonds + recount.reportBonds + recount.defectBonds + recount.validatorBonds)
                .as("bonds of models, open reports, defects, challenges and validators")
                .isEqualTo(t.cttBonds());
        assertThat(recount.wordOfMouth).as("pots of recommenders").isEqualTo(recount.recommenders);
        assertThat(recount.experience).as("I5").isEqualTo(recount.experienceTotal);
    }

    private void add(String name, byte[] value) {
        switch (name) {
            case "account" -> {
                Account account = decode(Account.class, value);
                assertThat(Math.min(account.ctt(), account.credit())).isNotNegative();
                balances += account.credit();
                ctt += account.ctt();
            }
            case "platform" -> escrows += decode(PlatformState.class, value).escrow();
            case "community" -> {
                CommunityFunds funds = decode(CommunityFunds.class, value);
                pools += funds.audit() + funds.recommenders() + funds.treasury();
                recommenders = funds.recommenders();
            }
            case "competition" -> {
                CompetitionState c = decode(CompetitionState.class, value);
                if (c.stage() != CompetitionState.Stage.SETTLED) {
                    pools += c.fees() + c.community();
                    // A report's bond is held from its commit to its reveal, or to the settlement that takes it.
                    reportBonds +=
                            (c.commits() - c.reveals()) * ChainParams.sandbox().reportBond();
                }
            }
            // What the reviewers of the competition that is being listed will be due.
            case "settlement-queue" ->
                pools += decode(SettlementQueue.class, value).reviewersLeft();
            case "promotion" -> {
                PromotionState p = decode(PromotionState.class, value);
                assertThat(p.paid()).as("I2: a pot of recommenders").isLessThanOrEqualTo(p.pot());
                pools += p.swept() ? 0 : p.pot() - p.paid();
            }
            case "word-of-mouth-totals" -> {
                WordOfMouthTotals t = decode(WordOfMouthTotals.class, value);
                assertThat(t.paid()).as("I2: word of mouth").isLessThanOrEqualTo(t.pot());
                wordOfMouth += t.swept() ? 0 : t.pot() - t.paid();
            }
            case "due" -> {
                Due due = decode(Due.class, value);
                pools += due.claimedHeight() == 0 ? due.amount() : 0;
            }
            case "model" -> {
                ModelState model = decode(ModelState.class, value);
                modelBonds += model.bond();
                pools += model.rolledPurse();
            }
            case "omission" -> defectBonds += decode(OmissionState.class, value).bond();
            case "defect" -> defectBonds += decode(DefectState.class, value).bond();
            case "experience" ->
                experience = experience.add(decode(ExperienceState.class, value).power());
            case "experience-totals" ->
                experienceTotal = decode(ExperienceTotals.class, value).power();
            case "validator" ->
                validatorBonds += decode(ValidatorState.class, value).bond();
            case "totals" -> totals = decode(Totals.class, value);
            default -> {}
        }
    }

    private static <T extends Record> T decode(Class<T> type, byte[] value) {
        try {
            return RecordCodec.decode(type, value);
        } catch (CodecException e) {
            throw new AssertionError(e);
        }
    }

    private static String name(Bytes key) {
        String text = new String(key.toArray(), StandardCharsets.ISO_8859_1);
        int slash = text.indexOf('/');
        return slash < 0 ? text : text.substring(0, slash);
    }
}
