package org.cttdc.lightnode.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.cttdc.protocol.consensus.Header;
import org.cttdc.protocol.consensus.SignedHeader;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Replies that a real CometBFT v0.38 gave: everything read from them hashes to what they name. */
@Tag("conformance")
class RecordedRepliesTest {
    private static List<Json> replies(String prefix) throws IOException {
        Path folder =
                Path.of(System.getProperty("conformance.dir", "../../shared/vectors"), "cometbft-rpc", "incoming");
        Assumptions.assumeTrue(Files.isDirectory(folder), "no recorded replies in " + folder);
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> found = files.filter(
                            file -> file.getFileName().toString().startsWith(prefix))
                    .sorted()
                    .toList();
            List<Json> replies = new ArrayList<>();
            for (Path file : found) {
                Json reply =
                        Json.parse(Files.readAllBytes(file), file.getFileName().toString());
                if (reply.at("error").isNull()) {
                    replies.add(reply.get("result"));
                }
            }
            Assumptions.assumeFalse(replies.isEmpty(), "no recorded reply begins with " + prefix);
            return replies;
        }
    }

    @Test
    void commitsNameTheHashOfTheirHeader() throws IOException {
        for (Json reply : replies("commit_at_height")) {
            SignedHeader signed = CometJson.signedHeader(reply.get("signed_header"));
            assertThat(signed.commit().blockId().hash())
                    .isEqualTo(signed.header().hash());
            byte[] written = CometJson.write(signed);
            assertThat(CometJson.signedHeader(Json.parse(written, "written"))).isEqualTo(signed);
        }
    }

    @Test
    void blockMetasLinkBack() throws IOException {
        for (Json reply : replies("blockchain_from")) {
            Header upper = null;
            for (Json meta : reply.get("block_metas").items()) {
                Header header = CometJson.header(meta.get("header"));
                assertThat(CometJson.blockId(meta.get("block_id")).hash()).isEqualTo(header.hash());
                if (upper != null) {
                    assertThat(upper.lastBlockId().hash()).isEqualTo(header.hash());
                }
                upper = header;
            }
        }
    }

    @Test
    void blocksCarryTheCommitTheirHeaderNames() throws IOException {
        for (Json reply : replies("block_at_height")) {
            Json block = reply.get("block");
            Header header = CometJson.header(block.get("header"));
            assertThat(CometJson.blockId(reply.get("block_id")).hash()).isEqualTo(header.hash());
            if (header.height() > 1) {
                assertThat(CometJson.commit(block.get("last_commit")).hash()).isEqualTo(header.lastCommitHash());
            }
        }
    }

    @Test
    void genesisValidatorsAreRead() throws IOException {
        for (Json reply : replies("genesis")) {
            for (Json member : reply.get("genesis").at("validators").items()) {
                assertThat(CometJson.validator(member, "power").power()).isPositive();
            }
        }
    }
}
