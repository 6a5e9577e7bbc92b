package org.cttdc.node.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.cttdc.node.store.Database;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.codec.CodecException;
import org.cttdc.protocol.codec.RecordCodec;
import org.cttdc.protocol.state.Account;
import org.cttdc.protocol.state.ChainParams;
import org.cttdc.protocol.state.CommunityFunds;
import org.cttdc.protocol.state.CompetitionState;
import org.cttdc.protocol.state.Due;
import org.cttdc.protocol.state.ExperienceState;
import org.cttdc.protocol.state.ExperienceTotals;
import org.cttdc.protocol.state.ModelState;
import org.cttdc.protocol.state.PlatformState;
import org.cttdc.protocol.state.Totals;
import org.cttdc.protocol.state.ValidatorState;

/** Adds up every record of the newest state, as the O(1) invariant check cannot. */
final class Recount {
    private static final int HASH = 32;

    private long balances;
    private long ctt;
    private long escrows;
    private long pools;
    private long modelBonds;
    private long reportBonds;
    private BigInteger experience = BigInteger.ZERO;
    private BigInteger experienceTotal = BigInteger.ZERO;
    private long validatorBonds;
    private Totals totals = new Totals(0, 0, 0, 0, 0, 0, 0, 0, 0);

    private Recount() {}

    static void check(Database database) {
        Recount recount = new Recount();
        newest(database).forEach(recount::add);
        Totals t = recount.totals;
        assertThat(recount.balances).as("fen on accounts").isEqualTo(t.balances());
        assertThat(recount.escrows).as("fen in escrows").isEqualTo(t.escrows());
        assertThat(recount.pools).as("fen in pools").isEqualTo(t.pools());
        assertThat(recount.ctt).as("uCTT on accounts").isEqualTo(t.cttBalances());
        assertThat(t.deposits()).as("I1").isEqualTo(t.balances() + t.escrows() + t.pools() + t.redeemed());
        assertThat(t.cttSupply()).as("supply").isEqualTo(t.cttBalances() + t.cttBonds() + t.cttFees());
        assertThat(recount.modelBonds + recount.reportBonds + recount.validatorBonds)
                .as("bonds of models, open reports and validators")
                .isEqualTo(t.cttBonds());
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
            case "due" -> {
                Due due = decode(Due.class, value);
                pools += due.claimedHeight() == 0 ? due.amount() : 0;
            }
            case "model" -> {
                ModelState model = decode(ModelState.class, value);
                modelBonds += model.bond();
                pools += model.rolledPurse();
            }
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

    private interface Visitor {
        void visit(String name, byte[] value);
    }

    private record Newest(Map<Bytes, byte[]> entries) {
        void forEach(Visitor visitor) {
            entries.values().forEach(entry -> {
                if (entry.length > 0) {
                    int keyLength = ByteBuffer.wrap(entry).getInt();
                    String key = new String(entry, Integer.BYTES, keyLength, StandardCharsets.ISO_8859_1);
                    int slash = key.indexOf('/');
                    String name = slash < 0 ? key : key.substring(0, slash);
                    byte[] value = Arrays.copyOfRange(entry, Integer.BYTES + keyLength, entry.length);
                    visitor.visit(name, value);
                }
            });
        }
    }

    private static Newest newest(Database database) {
        Database.Table values = database.table("tree.values");
        Map<Bytes, byte[]> newest = new TreeMap<>();
        for (Iterator<Bytes> keys = values.keysFrom(new byte[0]); keys.hasNext(); ) {
            Bytes key = keys.next();
            newest.put(key.slice(0, HASH), Objects.requireNonNull(values.get(key.toArray())));
        }
        return new Newest(newest);
    }
}
