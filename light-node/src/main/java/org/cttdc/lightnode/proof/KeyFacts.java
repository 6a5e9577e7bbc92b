package org.cttdc.lightnode.proof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cttdc.lightnode.api.LightNodeException;
import org.cttdc.lightnode.api.LightNodeException.Code;
import org.cttdc.lightnode.api.ProofReport.KeyFact;
import org.cttdc.lightnode.api.ProofReport.ListFact;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.codec.CodecException;
import org.cttdc.protocol.codec.RecordCodec;
import org.cttdc.protocol.json.JsonValue;
import org.cttdc.protocol.keys.Address;
import org.cttdc.protocol.state.KeyNames;
import org.cttdc.protocol.state.KeyNames.Item;
import org.cttdc.protocol.state.KeyNames.Named;
import org.cttdc.protocol.state.KeyNames.Single;
import org.cttdc.protocol.state.KeyNames.Whole;
import org.cttdc.protocol.state.ListHead;
import org.cttdc.protocol.state.RecordJson;

/** What raw keys and values mean in the vocabulary of this chain. */
final class KeyFacts {
    private final String prefix;

    KeyFacts(String chainId) {
        this.prefix = Address.prefixOf(chainId);
    }

    /** A key and what it holds; throws INVALID_VALUE where a known key holds something of another type. */
    KeyFact fact(Bytes key, Bytes value) {
        Optional<Named> named = KeyNames.describe(key, prefix);
        String name = named.map(Named::text).orElseGet(key::hex);
        return new KeyFact(
                key,
                name,
                value,
                named.filter(known -> !value.isEmpty()).map(known -> decoded(name, typeOf(known), value)));
    }

    private static Class<? extends Record> typeOf(Named named) {
        return switch (named) {
            case Single single -> single.stateKey().type();
            case Whole _ -> ListHead.class;
            case Item item -> item.list().type();
        };
    }

    private static JsonValue decoded(String name, Class<? extends Record> type, Bytes value) {
        try {
            return RecordJson.of(RecordCodec.decode(type, value.toArray()));
        } catch (CodecException e) {
            throw new LightNodeException(
                    Code.INVALID_VALUE,
                    "the value of " + name + " is not a " + type.getSimpleName() + ": " + e.getMessage(),
                    e);
        }
    }

    /** For every list whose count is among the facts: how many of its items are as well. */
    List<ListFact> lists(List<KeyFact> facts) {
        Map<Bytes, Set<Long>> items = new HashMap<>();
        for (KeyFact fact : facts) {
            if (KeyNames.describe(fact.key(), prefix).orElse(null) instanceof Item item && fact.present()) {
                items.computeIfAbsent(item.list().base(), base -> new HashSet<>())
                        .add(item.index());
            }
        }
        List<ListFact> lists = new ArrayList<>();
        for (KeyFact fact : facts) {
            if (KeyNames.describe(fact.key(), prefix).orElse(null) instanceof Whole whole) {
                long total = count(fact);
                long proved = items.getOrDefault(whole.key(), Set.of()).stream()
                        .filter(index -> index < total)
                        .count();
                lists.add(new ListFact(whole.text(), total, proved));
            }
        }
        return lists;
    }

    private static long count(KeyFact fact) {
        try {
            return fact.present()
                    ? RecordCodec.decode(ListHead.class, fact.value().toArray()).count()
                    : 0;
        } catch (CodecException e) {
            throw new LightNodeException(
                    Code.INVALID_VALUE, fact.name() + " is not the head of a list: " + e.getMessage(), e);
        }
    }
}
