package org.cttdc.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.cttdc.commerce.api.LoginChallenge;
import org.cttdc.commerce.api.Offer;
import org.cttdc.commerce.api.OfferRequest;
import org.cttdc.commerce.api.Order;
import org.cttdc.commerce.api.OrderJson;
import org.cttdc.commerce.api.PlatformInfo;
import org.cttdc.commerce.api.Promotion;
import org.cttdc.commerce.api.Receipt;
import org.cttdc.commerce.api.ReceiptVerifier;
import org.cttdc.commerce.api.wire.ErrorBody;
import org.cttdc.commerce.api.wire.Wire;
import org.cttdc.commerce.api.wire.WireJson;
import org.cttdc.fuzz.Decoders.Target;
import org.cttdc.protocol.proof.MerkleSumTree;
import org.cttdc.protocol.proof.ProofException;

/** What a platform and its customers say to each other. */
final class Commerce {
    private static final WireJson SERVICE = WireJson.strict();
    private static final WireJson CLIENT = WireJson.tolerant();

    private Commerce() {}

    static List<Target> targets() {
        Stream<Target> requests = Stream.of(
                        Wire.ChallengeRequest.class, Wire.LoginRequest.class, OfferRequest.class, Wire.Cart.class)
                .map(type -> record(SERVICE, type));
        Stream<Target> replies = Stream.of(
                        PlatformInfo.class, LoginChallenge.class, Wire.LoginReply.class, ErrorBody.class)
                .map(type -> record(CLIENT, type));
        Stream<Target> others = Stream.of(
                list("offers", Offer.class, new TypeReference<>() {}),
                list("orders", Order.class, new TypeReference<>() {}),
                list("promotions", Promotion.class, new TypeReference<>() {}),
                new Target("order", SERVICE.write(Samples.made(Order.class)), Commerce::order));
        return Stream.of(requests, replies, others).flatMap(all -> all).toList();
    }

    private static Target record(WireJson json, Class<? extends Record> type) {
        return new Target(type.getSimpleName(), SERVICE.write(Samples.made(type)), bytes -> {
            try {
                Record read = json.read(bytes, type);
                assertThat(SERVICE.read(SERVICE.write(read), type)).isEqualTo(read);
                return true;
            } catch (IOException refused) {
                return false;
            }
        });
    }

    private static <T extends Record> Target list(String name, Class<T> type, TypeReference<List<T>> list) {
        return new Target(name, SERVICE.write(List.of(Samples.made(type))), bytes -> {
            try {
                List<T> read = CLIENT.read(bytes, list);
                assertThat(SERVICE.read(SERVICE.write(read), list)).isEqualTo(read);
                return true;
            } catch (IOException refused) {
                return false;
            }
        });
    }

    /** An order from a file or a platform, and what its buyer checks in it. */
    private static boolean order(byte[] bytes) {
        Order order = OrderJson.read(bytes).orElse(null);
        if (order == null) {
            return false;
        }
        Receipt receipt = order.receipt();
        if (receipt != null) {
            ReceiptVerifier.isGenuine(receipt);
        }
        if (receipt != null && order.inclusion() != null) {
            try {
                MerkleSumTree.rootOf(order.inclusion().path(), MerkleSumTree.leaf(receipt.leaf()));
            } catch (ProofException | IllegalArgumentException refused) {
                // A path that leads nowhere, or from an order that cannot be.
                return true;
            }
        }
        return true;
    }
}
