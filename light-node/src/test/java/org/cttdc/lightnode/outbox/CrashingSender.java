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
import org.cttdc.lightnode.testkit.Keys;
import org.cttdc.lightnode.testkit.TestChain;
import org.cttdc.lightnode.testkit.TestNodes;
import org.cttdc.protocol.Bytes;

/**
 * A process that drafts or submits a transaction, or submits another one in its place, says every stage it reaches, and is killed by
 * the test that started it.
 */
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
        Bytes tx = Bytes.fromHex(args[3]);
        switch (args[4]) {
            case "draft" -> light.outbox().draft(Keys.ACCOUNT, Keys.body(tx), "survives");
            case "submit" -> light.outbox().submit(tx, "survives");
            default -> {
                light.outbox().submit(tx, "survives");
                light.outbox().submit(Bytes.fromHex(args[4]), "takes its place");
                System.out.println("BOTH");
            }
        }
        var _ = System.in.read();
    }
}
