package org.cttdc.app.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.cttdc.lightnode.api.LightNode;
import org.cttdc.lightnode.api.LightNodeConfig;
import org.cttdc.lightnode.api.LightNodeException;
import org.cttdc.lightnode.api.LightNodes;
import org.cttdc.lightnode.api.LightNodes.GenesisClaim;
import org.cttdc.lightnode.api.ProofReport;
import org.cttdc.lightnode.api.TrustRoot;
import org.cttdc.node.api.ChainOptions;
import org.cttdc.node.api.EmbeddedChain;
import org.cttdc.node.api.Genesis;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;
import org.cttdc.protocol.keys.Address;
import org.cttdc.protocol.state.ChainParams;
import org.cttdc.protocol.state.GenesisState;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.uikit.async.UiBridge;
import org.cttdc.uikit.control.Boxes;
import org.cttdc.uikit.control.ProofReportView;
import org.cttdc.uikit.control.UiKit;
import org.cttdc.uikit.i18n.Languages;
import org.cttdc.uikit.testkit.FxHeadless;
import org.cttdc.uikit.testkit.ManualUi;
import org.cttdc.uikit.testkit.Scans;
import org.cttdc.uikit.testkit.Snapshots;
import org.cttdc.uikit.theme.Appearance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A proof exported from a real chain, opened in the suite. */
@ExtendWith(FxHeadless.class)
class ProofOpeningTest {
    private static final String CHAIN_ID = "ctt-sandbox-proofs";
    private static final Bytes OWNER = Bytes.fromHex("11".repeat(20));
    private static final InstantSource CLOCK = InstantSource.system();

    @TempDir
    Path home;

    private record Exported(Path file, TrustRoot trust) {}

    private Exported export() throws IOException {
        try (EmbeddedChain chain = EmbeddedChain.open(
                home.resolve("chain"),
                validators -> new Genesis(
                        CHAIN_ID,
                        CLOCK.instant(),
                        new GenesisState(
                                ChainParams.sandbox(),
                                List.of(new GenesisState.GenesisAccount(OWNER, 25_000_000, 4_200)),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(new GenesisState.Operator(validators.getFirst(), OWNER)))),
                CLOCK,
                ChainOptions.loopback(new SecureRandom()))) {
            chain.advance(4);
            URI rpc = chain.rpc().orElseThrow();
            GenesisClaim claim = LightNodes.genesisOf(rpc).value();
            LightNodeConfig config = LightNodeConfig.of(CHAIN_ID, claim.trust(), List.of(rpc), home.resolve("light"));
            try (LightNode light = LightNodes.open(config, CLOCK)) {
                Path file = home.resolve("balance.ctt-proof");
                Bytes proof = light.awaitHeight(3)
                        .read(StateKeys.account(OWNER))
                        .export()
                        .orElseThrow()
                        .file();
                Files.write(file, proof.toArray());
                return new Exported(file, claim.trust());
            }
        }
    }

    @Test
    void aProofThatLeadsDownFromWhatTheSuiteTrustsIsShownInBothLanguages() throws IOException {
        Exported exported = export();
        ProofReport report = new ProofOpening(CHAIN_ID, exported.trust(), CLOCK).check(exported.file());
        assertThat(report.rootGiven()).isTrue();
        Languages languages = new Languages(Locale.ENGLISH);
        UiKit kit = UiKit.of(languages, UiBridge.synchronous(ManualUi::words), CLOCK, ZoneOffset.UTC, _ -> {});
        Region page = FxHeadless.call(() -> Boxes.scroll(Boxes.page(new ProofReportView(kit, report))));
        Stage stage = FxHeadless.show(page, 420, 900, new Appearance());
        assertThat(Scans.words(page))
                .contains("Proved on chain " + CHAIN_ID, "ctt: 25000000", "Not proved")
                .anyMatch(words -> words.startsWith("recent 1: asset CTT, delta 25000000, height 0, kind GENESIS"))
                .contains("account/" + new Address(OWNER).text(Address.SANDBOX_PREFIX))
                .anyMatch(words -> words.contains("1 of 1 validator, who hold 10 of 10 voting power"))
                .anyMatch(words -> words.contains("which this suite trusts"));
        Snapshots.save(stage.getScene(), Path.of("target/pictures/proof-en.png"));
        FxHeadless.run(() -> languages.use(Locale.SIMPLIFIED_CHINESE));
        assertThat(Scans.words(page)).contains("未证明").anyMatch(words -> words.contains("本套件信任它"));
        Snapshots.save(stage.getScene(), Path.of("target/pictures/proof-zh.png"));
        FxHeadless.run(stage::close);
    }

    @Test
    void aProofOfAnotherChainRestsOnItsOwnWordAndOneThatContradictsOursIsRefused() throws IOException {
        Exported exported = export();
        TrustRoot other = new TrustRoot.Checkpoint(1, Sha256.of());
        ProofReport foreign = new ProofOpening("another-chain", other, CLOCK).check(exported.file());
        assertThat(foreign.rootGiven()).isFalse();
        assertThatThrownBy(() -> new ProofOpening(CHAIN_ID, other, CLOCK).check(exported.file()))
                .isInstanceOf(LightNodeException.class)
                .hasMessageContaining("the trust root is");
    }
}
