package org.cttdc.lightnode.outbox;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.cttdc.lightnode.api.LightNode;
import org.cttdc.lightnode.api.LightNodeConfig;
import org.cttdc.lightnode.api.LightNodes;
import org.cttdc.lightnode.api.TrustRoot;
import org.cttdc.lightnode.testkit.TestChain;
import org.cttdc.lightnode.testkit.TestNodes;
import org.cttdc.protocol.Bytes;

/** A process that submits one transaction, says every stage it reaches, and is killed by the test that started it. */
final class CrashingSender {
    private CrashingSender() {}

    @SuppressWarnings("SystemOut")
    public static void main(String[] args) throws IOException {
        LightNodeConfig config = LightNodeConfig.of(
                        TestChain.CHAIN_ID,
                        new TrustRoot.Genesis(1, Bytes.fromHex(args[2])),
                        List.of(URI.create(args[1])),
                        Path.of(args[0]))
                .withLimits(TestNodes.LIMITS);
        LightNode light = LightNodes.open(config, InstantSource.fixed(TestNodes.NOW));
        light.awaitHeight(2);
        var _ = light.outbox().watch(entry -> System.out.println(entry.stage()));
        light.outbox().submit(Bytes.fromHex(args[3]), "survives");
        var _ = System.in.read();
    }
}
