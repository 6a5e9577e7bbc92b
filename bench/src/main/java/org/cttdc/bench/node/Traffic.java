package org.cttdc.bench.node;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.documents.Characteristic;
import org.cttdc.protocol.documents.QualityModel;
import org.cttdc.protocol.documents.TestReport;
import org.cttdc.protocol.state.ChainParams;
import org.cttdc.protocol.state.GenesisState;
import org.cttdc.protocol.state.GenesisState.GenesisAccount;
import org.cttdc.protocol.state.PlatformState;
import org.cttdc.protocol.templates.ModelTemplates;
import org.cttdc.protocol.tx.Asset;
import org.cttdc.protocol.tx.Msg;
import org.cttdc.simulation.market.Changed;
import org.cttdc.simulation.market.Member;
import org.cttdc.simulation.market.Orders;
import org.cttdc.simulation.market.Product;

/** What a market in full swing sends: eight transfers of ten, and one kettle's sales, claims and reports between them. */
final class Traffic {
    private static final int TRANSFERS_OF_TEN = 8;
    private static final long PRICE = 10_000;
    private static final long CTT = 1_000_000_000;
    private static final long ESCROW = 1L << 50;

    private final int senders;
    private final ChainParams params;
    private final QualityModel model = ModelTemplates.load("kettle");
    private final Product product;
    private final Member expert = new Member("expert");
    private final Member platform = new Member("platform");
    private final Member issuer = new Member("issuer");
    private final List<Member> payers = members("payer", 8_000);
    private final List<Member> reviewers;
    private final List<Orders> orders = new ArrayList<>();
    private final Reviewing reviewing;
    private int transfers;

    /** {@code reviewers} who each buy and report once; {@code senders} send batches of ten in turns. */
    Traffic(int reviewers, int senders, long cycleLength) {
        this.senders = senders;
        this.params = Changed.with(ChainParams.sandbox(), "cycleLength", cycleLength);
        this.reviewers = members("reviewer", reviewers);
        this.product = new Product(model, "Mix", reviewers, Reviewing.ORDERS_A_BATCH);
        this.reviewing = new Reviewing(params, product, issuer, this.reviewers, orders, i -> report(product, i));
        for (int first = 0; first < reviewers; first += Reviewing.ORDERS_A_BATCH) {
            List<Orders.Order> made = new ArrayList<>();
            for (int i = first; i < Math.min(reviewers, first + Reviewing.ORDERS_A_BATCH); i++) {
                made.add(new Orders.Order(this.reviewers.get(i).address(), product.lot(i), PRICE));
            }
            orders.add(new Orders(platform.address(), orders.size() + 1L, product.id(), made));
        }
    }

    private static List<Member> members(String name, int count) {
        List<Member> members = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            members.add(new Member(name + ' ' + i));
        }
        return members;
    }

    GenesisState genesis() {
        List<Member> all = new ArrayList<>(List.of(expert, platform));
        all.addAll(payers);
        all.addAll(reviewers);
        return new GenesisState(
                params,
                all.stream()
                        .map(member -> new GenesisAccount(member.address(), CTT, 0))
                        .toList(),
                List.of(new PlatformState(platform.address(), "Shop", ESCROW, 0)),
                List.of(),
                List.of(issuer.publicKey()),
                List.of());
    }

    List<Bytes> documents() {
        return List.of(
                expert.sign(new Msg.PublishModel(Product.json(model), params.modelBond())),
                platform.sign(product.publish()));
    }

    List<Bytes> sales() {
        return orders.stream().map(made -> platform.sign(made.batch(0))).toList();
    }

    /** Claims of purchases, and every eighty transactions a batch of one more order. */
    List<Bytes> claims() {
        return mixed(reviewing::claim, true);
    }

    /** Commitments to reports. */
    List<Bytes> commitments() {
        return mixed(reviewing::commit, false);
    }

    /** The reports themselves. */
    List<Bytes> reports() {
        return mixed(reviewing::reveal, false);
    }

    private List<Bytes> mixed(IntFunction<Bytes> special, boolean withBatches) {
        List<Bytes> mixed = new ArrayList<>();
        for (int next = 0, ten = 0; next < reviewers.size(); ten++) {
            for (int i = 0; i < TRANSFERS_OF_TEN; i++) {
                mixed.add(transfer());
            }
            // All of the platform's go by the first sender, in their order.
            if (withBatches && ten % senders == 0) {
                mixed.add(further());
            } else {
                mixed.add(special.apply(next++));
            }
            mixed.add(next < reviewers.size() ? special.apply(next++) : transfer());
        }
        return mixed;
    }

    private Bytes transfer() {
        Member from = payers.get(transfers++ % payers.size());
        Bytes to = payers.get(transfers % payers.size()).address();
        return from.sign(new Msg.Transfer(to, Asset.CTT, 1));
    }

    private Bytes further() {
        Orders one = new Orders(
                platform.address(),
                orders.size() + 1L,
                product.id(),
                List.of(new Orders.Order(payers.getFirst().address(), product.lot(0), PRICE)));
        orders.add(one);
        return platform.sign(one.batch(0));
    }

    private static TestReport report(Product product, int i) {
        SortedMap<String, Product.Reading> readings = new TreeMap<>();
        for (Characteristic c : product.tested()) {
            long off = c.scoring() == null ? 0 : i % 5;
            readings.put(c.id(), new Product.Reading(Product.declared(c) + off, 1));
        }
        return product.report(i, readings, "photo " + i);
    }
}
