package org.cttdc.node.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.cttdc.node.TestKeys;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.keys.Ed25519;
import org.cttdc.protocol.proof.MerkleSumProof;
import org.cttdc.protocol.proof.OrderLeaf;
import org.cttdc.protocol.rules.PurchaseProof;
import org.cttdc.protocol.tx.ArbitrationMsg;
import org.cttdc.protocol.tx.ConsensusMsg;
import org.cttdc.protocol.tx.MarketMsg;
import org.cttdc.protocol.tx.Msg;
import org.cttdc.protocol.tx.Possession;
import org.cttdc.protocol.tx.Share;
import org.cttdc.protocol.tx.TxBody;

/** Signatures within messages: the same verdict as the strict verifier's, however a transaction is opened and whatever keys were met. */
class AttestationsTest {
    private static final int TXS = 24;
    private static final List<String> SIGNERS = List.of("issuer", "platform", "other");

    private final Envelopes warm = new Envelopes(TestKeys.CHAIN);

    @Property(tries = 25)
    void areWhatTheStrictVerifierSays(@ForAll long seed) throws Rejection {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> senders = new ArrayList<>();
        List<TxBody> bodies = new ArrayList<>();
        List<Bytes> txs = new ArrayList<>();
        for (int i = 0; i < TXS; i++) {
            String sender = "sender" + random.nextInt(6);
            TxBody body = new TxBody(TestKeys.CHAIN, i, 1, 1, "", messages(sender, random));
            senders.add(sender);
            bodies.add(body);
            txs.add(TestKeys.sign(sender, body));
        }
        List<Envelopes.Arrival> together = new Envelopes(TestKeys.CHAIN).openAll(txs);
        List<Envelopes.Arrival> again = warm.openAll(txs);
        for (int i = 0; i < TXS; i++) {
            BitSet expected = expected(bodies.get(i).messages(), TestKeys.address(senders.get(i)));
            assertThat(together.get(i).open().attested())
                    .as("%s", bodies.get(i))
                    .isEqualTo(expected);
            assertThat(again.get(i).open().attested()).isEqualTo(expected);
            Envelopes alone = new Envelopes(TestKeys.CHAIN);
            assertThat(alone.find(txs.get(i)).open().attested()).isEqualTo(expected);
        }
    }

    private static BitSet expected(List<Msg> messages, Bytes sender) {
        BitSet expected = new BitSet();
        for (int i = 0; i < messages.size(); i++) {
            expected.set(i, isAttested(messages.get(i), sender));
        }
        return expected;
    }

    private static boolean isAttested(Msg message, Bytes sender) {
        try {
            return switch (message) {
                case Msg.ClaimPurchase msg -> isCredential(msg.credential(), sender);
                case ArbitrationMsg.JoinJury msg -> isCredential(msg.credential(), sender);
                case ArbitrationMsg.OptIn msg -> isCredential(msg.credential(), sender);
                case MarketMsg.ChallengeOmission msg ->
                    Ed25519.verify(
                            msg.platformKey(),
                            PurchaseProof.receiptSignBytes(
                                    msg.cycle(), msg.leaf().hash()),
                            msg.signature());
                case ConsensusMsg.RegisterCandidate msg ->
                    Ed25519.verify(msg.publicKey(), Possession.signBytes(TestKeys.CHAIN, sender), msg.possession());
                default -> false;
            };
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isCredential(Msg.Credential credential, Bytes sender) {
        Bytes signed = PurchaseProof.credentialSignBytes(TestKeys.CHAIN, credential.person(), sender);
        return Ed25519.verify(credential.issuerKey(), signed, credential.signature());
    }

    private static List<Msg> messages(String sender, SplittableRandom random) {
        List<Msg> messages = new ArrayList<>();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            messages.add(message(random.nextInt(4) == 0 ? "somebody else" : sender, random));
        }
        return messages;
    }

    private static Msg message(String account, SplittableRandom random) {
        String signer = SIGNERS.get(random.nextInt(SIGNERS.size()));
        Bytes empty = Bytes.EMPTY;
        return switch (random.nextInt(6)) {
            case 0 ->
                new Msg.ClaimPurchase(
                        1,
                        leaf(random),
                        new MerkleSumProof(0, 1, List.of()),
                        empty,
                        empty,
                        credential(signer, account, random));
            case 1 -> new ArbitrationMsg.JoinJury(1, credential(signer, account, random));
            case 2 -> new ArbitrationMsg.OptIn(empty, credential(signer, account, random));
            case 3 -> challenge(signer, random);
            case 4 -> {
                Bytes signed = Possession.signBytes(TestKeys.CHAIN, TestKeys.address(account));
                yield new ConsensusMsg.RegisterCandidate(
                        key(signer, random), signature(signer, signed, random), 1, empty);
            }
            default -> new Msg.ClaimReward(empty, 0, Share.REVIEWER);
        };
    }

    private static MarketMsg.ChallengeOmission challenge(String signer, SplittableRandom random) {
        long cycle = random.nextLong(-1, 7);
        OrderLeaf signed = leaf(random);
        Bytes text = PurchaseProof.receiptSignBytes(
                Math.max(0, cycle), signed.quantity() > 0 ? signed.hash() : TestKeys.hash("none"));
        return new MarketMsg.ChallengeOmission(
                random.nextInt(5) == 0 ? leaf(random) : signed,
                cycle,
                key(signer, random),
                signature(signer, text, random),
                Bytes.EMPTY);
    }

    /** One of twelve orders, of which those without a unit cannot exist. */
    private static OrderLeaf leaf(SplittableRandom random) {
        Bytes hash = TestKeys.hash("leaf");
        return new OrderLeaf(
                TestKeys.address("platform"),
                hash,
                hash,
                "lot",
                random.nextInt(4),
                random.nextInt(3),
                1,
                Bytes.EMPTY,
                hash,
                7);
    }

    private static Msg.Credential credential(String issuer, String account, SplittableRandom random) {
        Msg.Credential good = TestKeys.credential(issuer, "p" + random.nextInt(3), account);
        return new Msg.Credential(key(issuer, random), cut(good.person(), random), spoilt(good.signature(), random));
    }

    private static Bytes key(String signer, SplittableRandom random) {
        return spoilt(TestKeys.key(signer).publicKey(), random);
    }

    private static Bytes signature(String signer, Bytes text, SplittableRandom random) {
        return spoilt(TestKeys.key(signer).sign(text), random);
    }

    /** Mostly as it was; else with a bit changed, all zero, or too short. */
    private static Bytes spoilt(Bytes bytes, SplittableRandom random) {
        byte[] changed = bytes.toArray();
        return switch (random.nextInt(12)) {
            case 0 -> {
                changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
                yield Bytes.of(changed);
            }
            case 1 -> Bytes.of(new byte[changed.length]);
            case 2 -> cut(bytes, random);
            default -> bytes;
        };
    }

    private static Bytes cut(Bytes bytes, SplittableRandom random) {
        return random.nextInt(12) == 0 ? bytes.slice(0, bytes.size() - 1) : bytes;
    }
}
