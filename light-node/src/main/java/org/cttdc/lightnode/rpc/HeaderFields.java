package org.cttdc.lightnode.rpc;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.cttdc.lightnode.api.LightNodeException;
import org.cttdc.lightnode.api.LightNodeException.Code;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.consensus.BlockId;
import org.cttdc.protocol.consensus.ConsensusVersion;
import org.cttdc.protocol.consensus.Header;
import org.cttdc.protocol.consensus.PartSetHeader;
import org.cttdc.protocol.consensus.Timestamp;
import org.jspecify.annotations.Nullable;

/** One header, member by member. */
final class HeaderFields {
    private final JsonParser parser;
    private final String name;

    private @Nullable ConsensusVersion version;
    private @Nullable String chainId;
    private @Nullable Long height;
    private @Nullable Timestamp time;
    private @Nullable BlockId lastBlockId;
    private @Nullable Bytes lastCommit;
    private @Nullable Bytes data;
    private @Nullable Bytes validators;
    private @Nullable Bytes nextValidators;
    private @Nullable Bytes consensus;
    private @Nullable Bytes app;
    private @Nullable Bytes results;
    private @Nullable Bytes evidence;
    private @Nullable Bytes proposer;

    HeaderFields(JsonParser parser, String name) {
        this.parser = parser;
        this.name = name;
    }

    /** The header whose opening brace was just read. */
    Header read() throws IOException {
        for (String member = parser.nextFieldName(); member != null; member = parser.nextFieldName()) {
            JsonToken value = parser.nextToken();
            switch (member) {
                case "version" -> version = first(version, member, version(value));
                case "chain_id" -> chainId = first(chainId, member, text(member, value));
                case "height" -> height = first(height, member, int64(member, value));
                case "time" -> time = first(time, member, time(member, value));
                case "last_block_id" ->
                    lastBlockId =
                            first(lastBlockId, member, value == JsonToken.VALUE_NULL ? BlockId.NONE : blockId(value));
                case "last_commit_hash" -> lastCommit = first(lastCommit, member, hex(member, value));
                case "data_hash" -> data = first(data, member, hex(member, value));
                case "validators_hash" -> validators = first(validators, member, hex(member, value));
                case "next_validators_hash" -> nextValidators = first(nextValidators, member, hex(member, value));
                case "consensus_hash" -> consensus = first(consensus, member, hex(member, value));
                case "app_hash" -> app = first(app, member, hex(member, value));
                case "last_results_hash" -> results = first(results, member, hex(member, value));
                case "evidence_hash" -> evidence = first(evidence, member, hex(member, value));
                case "proposer_address" -> proposer = first(proposer, member, hex(member, value));
                default -> parser.skipChildren();
            }
        }
        return new Header(
                required(version, "version"),
                required(chainId, "chain_id"),
                required(height, "height"),
                required(time, "time"),
                lastBlockId == null ? BlockId.NONE : lastBlockId,
                required(lastCommit, "last_commit_hash"),
                required(data, "data_hash"),
                required(validators, "validators_hash"),
                required(nextValidators, "next_validators_hash"),
                required(consensus, "consensus_hash"),
                required(app, "app_hash"),
                required(results, "last_results_hash"),
                required(evidence, "evidence_hash"),
                required(proposer, "proposer_address"));
    }

    private ConsensusVersion version(JsonToken open) throws IOException {
        object("version", open);
        Long block = null;
        Long application = null;
        for (String member = parser.nextFieldName(); member != null; member = parser.nextFieldName()) {
            JsonToken value = parser.nextToken();
            switch (member) {
                case "block" -> block = first(block, member, int64(member, value));
                case "app" ->
                    application = first(application, member, value == JsonToken.VALUE_NULL ? 0L : int64(member, value));
                default -> parser.skipChildren();
            }
        }
        return new ConsensusVersion(required(block, "block"), application == null ? 0 : application);
    }

    private BlockId blockId(JsonToken open) throws IOException {
        object("last_block_id", open);
        Bytes hash = null;
        PartSetHeader parts = null;
        for (String member = parser.nextFieldName(); member != null; member = parser.nextFieldName()) {
            JsonToken value = parser.nextToken();
            switch (member) {
                case "hash" -> hash = first(hash, member, hex(member, value));
                case "parts" -> parts = first(parts, member, parts(value));
                default -> parser.skipChildren();
            }
        }
        return new BlockId(required(hash, "hash"), required(parts, "parts"));
    }

    private PartSetHeader parts(JsonToken open) throws IOException {
        object("parts", open);
        Long total = null;
        Bytes hash = null;
        for (String member = parser.nextFieldName(); member != null; member = parser.nextFieldName()) {
            JsonToken value = parser.nextToken();
            switch (member) {
                case "total" -> total = first(total, member, uint32(member, value));
                case "hash" -> hash = first(hash, member, hex(member, value));
                default -> parser.skipChildren();
            }
        }
        return new PartSetHeader(required(total, "total"), required(hash, "hash"));
    }

    private void object(String member, JsonToken open) {
        if (open != JsonToken.START_OBJECT) {
            throw bad(member, "is not an object");
        }
    }

    private String text(String member, JsonToken value) throws IOException {
        if (value != JsonToken.VALUE_STRING) {
            throw bad(member, "is not a string");
        }
        return parser.getText();
    }

    private long int64(String member, JsonToken value) throws IOException {
        try {
            return Long.parseLong(text(member, value));
        } catch (NumberFormatException e) {
            throw bad(member, "is not a 64-bit integer", e);
        }
    }

    private long uint32(String member, JsonToken value) throws IOException {
        if (value != JsonToken.VALUE_NUMBER_INT || parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
            throw bad(member, "is not an unsigned 32-bit integer");
        }
        long number = parser.getLongValue();
        if (number < 0 || number >> 32 != 0) {
            throw bad(member, "is not an unsigned 32-bit integer");
        }
        return number;
    }

    private Timestamp time(String member, JsonToken value) throws IOException {
        try {
            return Timestamp.parse(text(member, value));
        } catch (IllegalArgumentException e) {
            throw bad(member, "is not an RFC 3339 time", e);
        }
    }

    /** Straight from the parser's buffer: half of a header is hex. */
    private Bytes hex(String member, JsonToken value) throws IOException {
        if (value != JsonToken.VALUE_STRING) {
            throw bad(member, "is not a string");
        }
        try {
            return Bytes.fromHex(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
        } catch (IllegalArgumentException e) {
            throw bad(member, "is not hex", e);
        }
    }

    /** A member that stands twice is refused: two readers could take two different ones. */
    private <T> T first(@Nullable T known, String member, T value) {
        if (known != null) {
            throw bad(member, "stands twice");
        }
        return value;
    }

    private <T> T required(@Nullable T value, String member) {
        if (value == null) {
            throw bad(member, "is missing");
        }
        return value;
    }

    private LightNodeException bad(String member, String what) {
        return HeaderPages.bad(name, "header." + member + ' ' + what);
    }

    private LightNodeException bad(String member, String what, Exception cause) {
        return new LightNodeException(Code.BAD_REPLY, name + ": header." + member + ' ' + what, cause);
    }
}
