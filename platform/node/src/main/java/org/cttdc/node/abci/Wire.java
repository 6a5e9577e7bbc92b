package org.cttdc.node.abci;

import com.google.protobuf.ByteString;
import java.util.List;
import org.cttdc.abci.MisbehaviorType;
import org.cttdc.abci.ValidatorUpdate;
import org.cttdc.node.app.Misbehavior;
import org.cttdc.node.app.Outcomes;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.consensus.ExecTxResult;
import org.cttdc.protocol.consensus.PublicKey;
import org.cttdc.protocol.consensus.Timestamp;
import org.cttdc.protocol.consensus.Validator;

/** Between the messages of ABCI and the types of this application. */
final class Wire {
    private Wire() {}

    static Bytes bytes(ByteString value) {
        return Bytes.of(value.toByteArray());
    }

    static ByteString bytes(Bytes value) {
        return ByteString.copyFrom(value.toArray());
    }

    static List<Bytes> txs(List<ByteString> txs) {
        return txs.stream().map(Wire::bytes).toList();
    }

    static Timestamp time(com.google.protobuf.Timestamp time) {
        return new Timestamp(time.getSeconds(), time.getNanos());
    }

    /** Refuses keys this application has no use for with {@link IllegalArgumentException}. */
    static Validator validator(ValidatorUpdate update) {
        return switch (update.getPubKey().getSumCase()) {
            case ED25519 ->
                Validator.of(PublicKey.ed25519(bytes(update.getPubKey().getEd25519())), update.getPower());
            default ->
                throw new IllegalArgumentException("a validator has a key of the type "
                        + update.getPubKey().getSumCase() + ": only Ed25519 is supported");
        };
    }

    static ValidatorUpdate update(Validator validator) {
        return ValidatorUpdate.newBuilder()
                .setPubKey(org.cttdc.abci.PublicKey.newBuilder()
                        .setEd25519(bytes(validator.publicKey().value())))
                .setPower(validator.power())
                .build();
    }

    static List<Misbehavior> misbehavior(List<org.cttdc.abci.Misbehavior> items) {
        return items.stream()
                .filter(item -> item.getType() == MisbehaviorType.MISBEHAVIOR_TYPE_DUPLICATE_VOTE
                        || item.getType() == MisbehaviorType.MISBEHAVIOR_TYPE_LIGHT_CLIENT_ATTACK)
                .map(item -> new Misbehavior(bytes(item.getValidator().getAddress()), item.getHeight()))
                .toList();
    }

    static org.cttdc.abci.ExecTxResult result(ExecTxResult result) {
        return org.cttdc.abci.ExecTxResult.newBuilder()
                .setCode(Math.toIntExact(result.code()))
                .setData(bytes(result.data()))
                .setLog(Outcomes.log(result))
                .setGasWanted(result.gasWanted())
                .setGasUsed(result.gasUsed())
                .setCodespace(Outcomes.codespace(result.code()))
                .build();
    }
}
