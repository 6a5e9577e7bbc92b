package org.cttdc.bench.node;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Optional;
import org.cttdc.node.api.ValidatorConfig;
import org.cttdc.node.api.ValidatorNode;

/** The chain application alone in a process, as a validator runs it: {@code home chain-id host port}. */
final class AppMain {
    private AppMain() {}

    public static void main(String[] args) throws Exception {
        ValidatorConfig config = ValidatorConfig.defaults(Path.of(args[0]), args[1])
                .withAbci(new InetSocketAddress(args[2], Integer.parseInt(args[3])))
                .withMonitor(Optional.empty())
                .withSnapshots(0, 1);
        try (ValidatorNode node = ValidatorNode.start(config)) {
            node.await();
        }
    }
}
