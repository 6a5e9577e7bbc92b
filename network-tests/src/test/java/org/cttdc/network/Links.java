package org.cttdc.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.BiPredicate;

/** Every way between the validators of a network that is not started yet, so that it can be parted. */
final class Links implements AutoCloseable {
    private final Link[][] links;

    /** Leads all peers' addresses through links, and keeps the engines from finding each other in other ways. */
    Links(Network network) throws IOException {
        int size = network.machines.size();
        links = new Link[size][size];
        for (int from = 0; from < size; from++) {
            Path file = network.plan.engine(from).resolve("config").resolve("config.toml");
            String config = Files.readString(file)
                    .replace("allow_duplicate_ip = true", "allow_duplicate_ip = true\npex = false");
            for (int to = 0; to < size; to++) {
                if (from != to) {
                    String host = network.plan.host(to);
                    int port = network.plan.p2pPort(to);
                    links[from][to] = new Link(host, port);
                    config = config.replace('@' + host + ':' + port, '@' + links[from][to].address());
                }
            }
            Files.writeString(file, config);
        }
    }

    /** Cuts all ways between these and the others. */
    void part(Set<Integer> group) {
        each((from, to) -> group.contains(from) != group.contains(to), true);
    }

    void mend() {
        each((_, _) -> true, false);
    }

    private void each(BiPredicate<Integer, Integer> which, boolean cut) {
        for (int from = 0; from < links.length; from++) {
            for (int to = 0; to < links.length; to++) {
                if (from != to && which.test(from, to)) {
                    if (cut) {
                        links[from][to].cut();
                    } else {
                        links[from][to].mend();
                    }
                }
            }
        }
    }

    @Override
    public void close() {
        for (Link[] row : links) {
            for (Link link : row) {
                if (link != null) {
                    link.close();
                }
            }
        }
    }
}
