package org.cttdc.lightnode.attacks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import org.cttdc.lightnode.api.LightNodeException;
import org.cttdc.lightnode.api.LightNodeException.Code;
import org.cttdc.lightnode.rpc.CometJson;
import org.cttdc.lightnode.rpc.Json;
import org.cttdc.lightnode.testkit.TestChain;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.consensus.Part;
import org.cttdc.protocol.consensus.PartSet;
import org.cttdc.protocol.proof.InclusionPath;
import org.cttdc.protocol.proof.ProofException;

/** Known forgeries of pieces that a light node never asks an endpoint for, against the code that reads them. */
public enum ProtocolAttack implements NamedAttack {
    PART_INDEX_NOT_OF_THE_PROOF(
            Code.INVALID_PROOF, "gives a block part another index than its proof (GHSA-r3r4-g7hq-pq4f)") {
        @Override
        void play(TestChain chain) {
            PartSet parts = PartSet.of(Bytes.of(new byte[PartSet.PART_SIZE * 3]));
            Part second = parts.parts().get(1);
            verify(parts, new Part(2, second.bytes(), second.proof()));
        }
    },
    PART_OF_A_SHORTER_BLOCK(Code.INVALID_PROOF, "proves a part within a block of another number of parts") {
        @Override
        void play(TestChain chain) {
            PartSet parts = PartSet.of(Bytes.of(new byte[PartSet.PART_SIZE * 3]));
            Part last = parts.parts().get(2);
            InclusionPath shorter =
                    new InclusionPath(1, 2, List.of(last.proof().aunts().getFirst()));
            verify(parts, new Part(1, last.bytes(), shorter));
        }
    },
    KEY_SWAPPED_IN_EVIDENCE(Code.BAD_REPLY, "accuses a validator's address with another one's key (cometbft#5638)") {
        @Override
        void play(TestChain chain) {
            try {
                JsonNode members = new ObjectMapper().readTree(CometJson.write(chain.genesis()));
                ObjectNode accused = (ObjectNode) members.get(0);
                accused.set("pub_key", members.get(1).get("pub_key"));
                CometJson.validator(
                        Json.parse(new ObjectMapper().writeValueAsBytes(accused), "evidence"), "voting_power");
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    };

    private final Code code;
    private final String does;

    ProtocolAttack(Code code, String does) {
        this.code = code;
        this.does = does;
    }

    @Override
    public String does() {
        return does;
    }

    @Override
    public Code code() {
        return code;
    }

    /** Throws {@link LightNodeException} where it is refused. */
    abstract void play(TestChain chain);

    private static void verify(PartSet parts, Part part) {
        try {
            PartSet.verify(parts.header(), part);
        } catch (ProofException e) {
            throw new LightNodeException(Code.INVALID_PROOF, String.valueOf(e.getMessage()), e);
        }
    }
}
