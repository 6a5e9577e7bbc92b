package org.cttdc.lightnode.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.cttdc.lightnode.api.LightNode;
import org.cttdc.lightnode.api.LightNodeConfig;
import org.cttdc.lightnode.api.LightNodeException;
import org.cttdc.lightnode.api.LightNodeException.Code;
import org.cttdc.lightnode.api.LightNodes;
import org.cttdc.lightnode.api.NetworkProfile;
import org.cttdc.lightnode.api.PeerReport;
import org.cttdc.lightnode.api.PeerReport.Standing;
import org.cttdc.lightnode.api.SyncStatus.Stage;
import org.cttdc.lightnode.api.TrustRoot;
import org.cttdc.lightnode.testkit.LyingNode;
import org.cttdc.lightnode.testkit.TestChain;
import org.cttdc.lightnode.testkit.TestNodes;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;
import org.cttdc.protocol.keys.SigningKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkProfileTest {
    private static final SigningKey KEY = SigningKey.ofSeed(new byte[32]);
    private static final NetworkProfile PROFILE = new NetworkProfile(
            "ctt-1",
            Sha256.of(),
            new TrustRoot.Checkpoint(100, Sha256.of(Bytes.of((byte) 1))),
            List.of(URI.create("https://a.example:443"), URI.create("http://b.example:26657")),
            1,
            Duration.ofDays(14));

    @TempDir
    Path home;

    @Test
    void readsWhatWasSignedAndByWhom() {
        NetworkProfile.Signed read = NetworkProfile.read(PROFILE.sign(KEY));
        assertThat(read).isEqualTo(new NetworkProfile.Signed(PROFILE, KEY.publicKey()));
        assertThat(NetworkProfile.read(PROFILE.sign(KEY), KEY.publicKey())).isEqualTo(PROFILE);
        LightNodeConfig config = PROFILE.config(home);
        assertThat(config.endpoints()).isEqualTo(PROFILE.endpoints());
        assertThat(config.witnesses()).isEqualTo(1);
        assertThat(config.genesisHash()).contains(PROFILE.genesisHash());
    }

    @Test
    void refusesEveryChangedByteAndAnotherSigner() {
        byte[] file = PROFILE.sign(KEY);
        for (int i = 0; i < file.length; i++) {
            byte[] changed = file.clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> NetworkProfile.read(changed)).isInstanceOf(LightNodeException.class);
        }
        assertThatThrownBy(() -> NetworkProfile.read(file, Sha256.of()))
                .isInstanceOfSatisfying(
                        LightNodeException.class, e -> assertThat(e.code()).isEqualTo(Code.INVALID_PROOF));
        assertThatThrownBy(() -> NetworkProfile.read("{}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        LightNodeException.class, e -> assertThat(e.code()).isEqualTo(Code.BAD_REPLY));
    }

    @Test
    void expelsEndpointsOfAnotherChainOfTheSameName() {
        TestChain chain = TestChain.of(4);
        chain.grow(5);
        TestChain namesake = TestChain.of(3);
        namesake.grow(5);
        try (LyingNode a = new LyingNode(chain);
                LyingNode b = new LyingNode(chain);
                LyingNode other = new LyingNode(namesake)) {
            NetworkProfile profile = new NetworkProfile(
                    TestChain.CHAIN_ID,
                    LightNodes.genesisOf(a.endpoint()).value().hash(),
                    chain.trust(),
                    List.of(other.endpoint(), a.endpoint(), b.endpoint()),
                    1,
                    Duration.ofDays(14));
            LightNodeConfig config = profile.config(home).withLimits(TestNodes.LIMITS);
            try (LightNode light = LightNodes.open(config, InstantSource.fixed(TestNodes.NOW))) {
                TestNodes.await(light, s -> s.stage() == Stage.SYNCED && s.height() == 5);
                PeerReport expelled = light.peers().getFirst();
                assertThat(expelled.standing()).isEqualTo(Standing.EXPELLED);
                assertThat(expelled.reason()).contains(Code.WRONG_CHAIN.name());
            }
        }
    }
}
