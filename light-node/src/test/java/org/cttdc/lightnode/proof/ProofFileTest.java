package org.cttdc.lightnode.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.cttdc.lightnode.api.LightNode;
import org.cttdc.lightnode.api.LightNodeException;
import org.cttdc.lightnode.api.LightNodeException.Code;
import org.cttdc.lightnode.api.ProofFiles;
import org.cttdc.lightnode.api.ProofReport;
import org.cttdc.lightnode.api.ProofReport.KeyFact;
import org.cttdc.lightnode.api.TrustRoot;
import org.cttdc.lightnode.api.Verified;
import org.cttdc.lightnode.testkit.Keys;
import org.cttdc.lightnode.testkit.LyingNode;
import org.cttdc.lightnode.testkit.TestChain;
import org.cttdc.lightnode.testkit.TestNodes;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;
import org.cttdc.protocol.state.Account;
import org.cttdc.protocol.state.Ref;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.Msg;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proofs as files: made by a light node, checked with no network. */
class ProofFileTest {
    private static final Account HELD = new Account(5, 7, 1);
    private static final InstantSource CLOCK = InstantSource.fixed(TestNodes.NOW);
    private static final Bytes TX = Keys.transfer(TestChain.CHAIN_ID, 0, 100, "tea");

    @TempDir
    Path home;

    private final TestChain chain = TestChain.of(4);
    private LyingNode node;

    @BeforeEach
    void grow() {
        chain.put(StateKeys.account(Keys.ACCOUNT), HELD);
        chain.putList(StateKeys.models(), List.of(new Ref(Sha256.of()), new Ref(Sha256.of(Bytes.of((byte) 1)))));
        chain.grow(3);
        chain.produce(Bytes.of((byte) 9), TX);
        chain.changeValidators(2, 4);
        chain.grow(3);
        chain.changeValidators(4, 4);
        chain.grow(8);
        node = new LyingNode(chain);
    }

    @AfterEach
    void close() {
        node.close();
    }

    private LightNode open(TrustRoot trust) {
        LightNode light = TestNodes.open(home, trust, node);
        light.awaitHeight(chain.height() - 1);
        return light;
    }

    private static Bytes file(Verified<?> verified) {
        return verified.export().orElseThrow().file();
    }

    private static ProofReport check(Bytes file) {
        return ProofFiles.check(file.toArray(), Optional.empty(), CLOCK);
    }

    private TrustRoot.Checkpoint checkpoint(long height) {
        return new TrustRoot.Checkpoint(
                height, chain.block(height).light().header().hash());
    }

    private Bytes accountFile() {
        try (LightNode light = open(chain.trust())) {
            return file(light.head().read(StateKeys.account(Keys.ACCOUNT)));
        }
    }

    private static void assertRefused(Bytes file, Optional<TrustRoot> trust, Code code, String why) {
        assertThatThrownBy(() -> ProofFiles.check(file.toArray(), trust, CLOCK))
                .isInstanceOfSatisfying(LightNodeException.class, e -> {
                    assertThat(e.code()).isEqualTo(code);
                    assertThat(e.getMessage()).contains(why);
                });
    }

    @Test
    void aValueIsProvedFromTheGenesisDown() {
        ProofReport report = check(accountFile());
        assertThat(report.chainId()).isEqualTo(TestChain.CHAIN_ID);
        assertThat(report.rootGiven()).isFalse();
        assertThat(report.root()).isEqualTo(chain.trust());
        assertThat(report.path()).startsWith(1L).endsWith(chain.height()).hasSizeGreaterThan(2);
        assertThat(report.links()).isZero();
        assertThat(report.signed().height()).isEqualTo(chain.height());
        assertThat(report.signed().signedPower()).isEqualTo(40);
        assertThat(report.signed().signers()).isEqualTo(4);
        ProofReport.StateClaim claim = (ProofReport.StateClaim) report.claim();
        assertThat(claim.height()).isEqualTo(chain.height() - 1);
        KeyFact fact = claim.facts().getFirst();
        assertThat(fact.name()).startsWith("account/ctt1");
        assertThat(fact.decoded())
                .hasValueSatisfying(value -> assertThat(value.toString()).contains("ctt", "5"));
        assertThat(claim.lists()).isEmpty();
    }

    @Test
    void anAbsenceAndAWholeListAreProved() {
        try (LightNode light = open(chain.trust())) {
            ProofReport.StateClaim absent = (ProofReport.StateClaim)
                    check(file(light.head().read(StateKeys.totals()))).claim();
            assertThat(absent.facts().getFirst().present()).isFalse();

            ProofReport.StateClaim whole = (ProofReport.StateClaim)
                    check(file(light.head().list(StateKeys.models()))).claim();
            assertThat(whole.lists()).containsExactly(new ProofReport.ListFact("models", 2, 2));
            assertThat(whole.lists().getFirst().complete()).isTrue();

            ProofReport.StateClaim part = (ProofReport.StateClaim)
                    check(file(light.head().page(StateKeys.models(), 1, 1))).claim();
            assertThat(part.lists().getFirst().complete()).isFalse();
        }
    }

    @Test
    void aTransactionIsProvedWithItsResult() {
        try (LightNode light = open(chain.trust())) {
            ProofReport report = check(file(light.transaction(Sha256.of(TX))));
            ProofReport.TxClaim claim = (ProofReport.TxClaim) report.claim();
            assertThat(report.links()).isEqualTo(1);
            assertThat(report.signed().height()).isEqualTo(5);
            assertThat(claim.height()).isEqualTo(4);
            assertThat(claim.index()).isEqualTo(1);
            assertThat(claim.count()).isEqualTo(2);
            assertThat(claim.code()).isZero();
            assertThat(claim.sender()).contains(Keys.ACCOUNT);
            assertThat(claim.body().orElseThrow().messages().getFirst()).isInstanceOf(Msg.Transfer.class);

            ProofReport.TxClaim foreign =
                    (ProofReport.TxClaim) check(file(light.transaction(Sha256.of(Bytes.of((byte) 9)))))
                            .claim();
            assertThat(foreign.body()).isEmpty();
        }
    }

    @Test
    void aTransactionBelowTheRootIsProvedByHashLinks() {
        try (LightNode light = open(checkpoint(10))) {
            ProofReport report = check(file(light.transaction(Sha256.of(TX))));
            assertThat(report.path()).containsExactly(10L);
            assertThat(report.links()).isEqualTo(6);
            assertThat(report.claim().height()).isEqualTo(4);
        }
    }

    @Test
    void whatTheVerifierTrustsCounts() {
        Bytes file = accountFile();
        List<Long> path = check(file).path();
        long between = path.get(path.size() - 2);
        ProofReport report = ProofFiles.check(file.toArray(), Optional.of(checkpoint(between)), CLOCK);
        assertThat(report.rootGiven()).isTrue();
        assertThat(report.path()).containsExactly(between, chain.height());
        assertThat(ProofFiles.check(file.toArray(), Optional.of(checkpoint(chain.height())), CLOCK)
                        .path())
                .containsExactly(chain.height());
        assertRefused(
                file,
                Optional.of(new TrustRoot.Checkpoint(between, Sha256.of())),
                Code.INVALID_HEADER,
                "the trust root is");
        assertRefused(file, Optional.of(checkpoint(2)), Code.NOT_ENOUGH_TRUST, "not header 2");
        assertRefused(
                file, Optional.of(new TrustRoot.Genesis(1, Sha256.of())), Code.INVALID_VALIDATORS, "the genesis has");
    }

    @Test
    void aFileFromTheFutureOrWithAHoleIsRefused() {
        Bytes file = accountFile();
        assertThatThrownBy(() -> ProofFiles.check(
                        file.toArray(), Optional.empty(), InstantSource.fixed(Instant.parse("2000-01-01T00:00:00Z"))))
                .hasMessageContaining("ahead of this computer's clock");
        ProofFile read = ProofFileJson.read(file.toArray());
        Bytes hole = ProofFileJson.write(new ProofFile(
                read.chainId(),
                read.root(),
                List.of(read.blocks().getFirst(), read.blocks().getLast()),
                read.links(),
                read.claim()));
        assertRefused(hole, Optional.empty(), Code.NOT_ENOUGH_TRUST, "too few validators");
    }

    /** A signature that was not needed may be damaged; then one signer fewer is counted, and what is proved stays the same. */
    @Test
    void noChangedByteChangesWhatIsProved() {
        byte[] file = accountFile().toArray();
        ProofReport honest = check(Bytes.of(file));
        int refused = 0;
        int tried = 0;
        for (int at = 0; at < file.length; at += 5, tried++) {
            byte[] changed = file.clone();
            changed[at] ^= (byte) (1 << (at % 7));
            try {
                ProofReport report = ProofFiles.check(changed, Optional.empty(), CLOCK);
                assertThat(report.claim()).isEqualTo(honest.claim());
                assertThat(report.root()).isEqualTo(honest.root());
                assertThat(report.signed().hash()).isEqualTo(honest.signed().hash());
            } catch (LightNodeException e) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(tried * 9 / 10);
    }

    @Test
    void nothingStandsInAFileThatWasNotLookedAt() {
        String text = new String(accountFile().toArray(), StandardCharsets.UTF_8);
        for (String other : List.of(
                text + "\n",
                " " + text,
                text.replace("{\"blocks\"", "{\"aside\":\"trust me\",\"blocks\""),
                text.replace("\"ctt\":\"5\"", "\"ctt\":\"6\""),
                text.replace("ctt-proof/1", "ctt-proof/2"),
                "",
                "{}",
                "[]")) {
            assertRefused(
                    Bytes.of(other.getBytes(StandardCharsets.UTF_8)),
                    Optional.empty(),
                    Code.INVALID_PROOF,
                    "not a proof file");
        }
    }
}
