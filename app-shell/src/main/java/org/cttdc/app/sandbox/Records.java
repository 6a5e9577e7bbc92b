package org.cttdc.app.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cttdc.lightnode.api.StateView;
import org.cttdc.protocol.state.ListHead;
import org.cttdc.protocol.state.ListKey;
import org.cttdc.protocol.state.StateKey;

/** The chain's records as personas look them up: from the chain itself while it is seeded, later by proof. */
interface Records {
    <T extends Record> Optional<T> read(StateKey<T> key);

    /** A whole list. */
    <T extends Record> List<T> list(ListKey<T> key);

    /** Proved at a height. */
    static Records of(StateView view) {
        return new Records() {
            @Override
            public <T extends Record> Optional<T> read(StateKey<T> key) {
                return view.read(key).value();
            }

            @Override
            public <T extends Record> List<T> list(ListKey<T> key) {
                return view.list(key).value();
            }
        };
    }

    /** As the chain holds them. */
    static Records of(PastChain chain) {
        return new Records() {
            @Override
            public <T extends Record> Optional<T> read(StateKey<T> key) {
                return Optional.ofNullable(chain.read(key));
            }

            @Override
            public <T extends Record> List<T> list(ListKey<T> key) {
                long count = read(key.head()).map(ListHead::count).orElse(0L);
                List<T> items = new ArrayList<>();
                for (long i = 0; i < count; i++) {
                    items.add(chain.expect(key.item(i)));
                }
                return items;
            }
        };
    }
}
