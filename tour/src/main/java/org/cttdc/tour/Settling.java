package org.cttdc.tour;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.cttdc.app.sandbox.Persona;
import org.cttdc.lightnode.api.OutboxEntry;
import org.cttdc.lightnode.api.StateView;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.state.Account;
import org.cttdc.protocol.state.CompetitionState;
import org.cttdc.protocol.state.Due;
import org.cttdc.protocol.state.RankingEntry;
import org.cttdc.protocol.state.StateKey;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.Msg;
import org.cttdc.protocol.tx.Share;
import org.cttdc.wallet.api.SigningRequest;

/** The settlement on every screen that shows it, and the claims of all it owes. */
final class Settling {
    /** One thing the competition owes. */
    record Owed(Persona persona, Share share, Due due) {}

    private static final String[] SHARES = {"300,000.00", "1,500,000.00", "1,200,000.00", "120,000.00"};

    /** The seed's own example, as the settlement page has to read. */
    private static final Map<String, String> EXAMPLE = Map.of(
            "Sales", "¥20,000,000.00",
            "Experience fees", "¥3,000,000.00",
            "Model author (10 %)", "¥300,000.00",
            "Winning reviewers (50 %)", "¥1,500,000.00",
            "Platforms (rest)", "¥1,200,000.00",
            "Community (0.6 % of sales)", "¥120,000.00");

    private final Guide guide;
    private final Hand hand;
    private final Album album;
    private final Bytes model;
    private final long cycle;
    private Map<String, String> onScreen = Map.of();

    Settling(Guide guide, Bytes model, long cycle) {
        this.guide = guide;
        this.hand = guide.hand();
        this.album = guide.album();
        this.model = model;
        this.cycle = cycle;
    }

    CompetitionState competition(StateView view) {
        return view.read(StateKeys.competition(model, cycle))
                .value()
                .orElseThrow(() -> new TourFailure("there is no competition of the tour's model in cycle " + cycle));
    }

    /** The settlement's amounts as they were read on the screen. */
    Map<String, String> onScreen() {
        return onScreen;
    }

    List<RankingEntry> ranking(StateView view) {
        return view.list(StateKeys.ranking(model, cycle)).value();
    }

    /** Ranking and settlement as reviewer and merchant see them, to the fen. */
    void look() {
        StateView view = guide.state();
        CompetitionState state = competition(view);
        require(state.stage() == CompetitionState.Stage.SETTLED, "the competition is " + state.stage());
        require(state.experts() == 30_000_000L, "experts get " + state.experts());
        require(state.winners() == 150_000_000L, "winners get " + state.winners());
        require(state.platforms() == 120_000_000L, "platforms get " + state.platforms());
        require(state.community() == 12_000_000L, "the community gets " + state.community());
        require(state.experts() + state.winners() + state.platforms() == state.fees(), "the shares do not add up");
        long won = ranking(view).stream()
                .filter(entry -> entry.share() == Share.WINNER)
                .mapToLong(RankingEntry::amount)
                .sum();
        require(won + state.rolledOut() == state.winners() + state.rolledIn(), "winners' amounts do not add up");
        guide.actAs(guide.persona(Persona.Part.REVIEWER, 1));
        guide.go("reviewer", "competition");
        hand.row("#competition-table", Product.MODEL);
        hand.readsIn("#ranking-table", "Winner", "Valid report");
        hand.reads("Verified at");
        album.take("ranking", "The complete ranking, proved");
        hand.bringIntoView(".chart-pane");
        hand.reads(SHARES);
        album.take("competition", "What reviewers found and where the fees go");
        guide.actAs(guide.persona(Persona.Part.MERCHANT, 1));
        guide.go("merchant", "settlement");
        hand.row("#competitions", Product.MODEL);
        hand.until("the settlement's lines", () -> hand.text().contains("Community (0.6"));
        onScreen = hand.lines("#settlement-lines");
        require(onScreen.equals(EXAMPLE), "the screen reads " + onScreen);
        album.take("settlement", "Where every fen of the experience fees goes");
    }

    /** The author claims at the screen. */
    void claimAsExpert() {
        Persona expert = guide.persona(Persona.Part.EXPERT, 1);
        long before = credit(expert);
        guide.actAs(expert);
        guide.go("expert", "models");
        hand.row("#models-table", Product.MODEL);
        hand.reads("¥300,000.00");
        hand.press("#claim-expert");
        guide.sign("You claim what the competition", "the author of the model");
        require(credit(expert) - before == 30_000_000L, "the expert's balance moved by " + (credit(expert) - before));
        guide.note("expert claimed");
    }

    /** Everyone else claims what has vested, each with the signing sheet. */
    void claimTheRest() {
        List<Owed> open = open().stream()
                .filter(owed -> owed.due().vestsHeight() <= guide.sandbox().height())
                .toList();
        Map<Persona, Long> wanted = new HashMap<>();
        for (Owed owed : open) {
            wanted.merge(owed.persona(), owed.due().amount(), Math::addExact);
        }
        Map<Persona, Long> before = new LinkedHashMap<>();
        wanted.keySet().forEach(persona -> before.put(persona, credit(persona)));
        List<CompletableFuture<OutboxEntry>> sent = new ArrayList<>();
        for (Owed owed : open) {
            Msg message = new Msg.ClaimReward(model, cycle, owed.share());
            var proposed = guide.suite()
                    .wallet()
                    .propose(new SigningRequest(
                            guide.address(owed.persona()), List.of(message), "Claim of " + Guide.name(owed.persona())));
            hand.sign(() -> {}, "You claim what the competition");
            OutboxEntry entry = Guide.get(proposed, "the claim in the outbox");
            sent.add(guide.suite().node().outbox().settled(entry.id()));
        }
        sent.forEach(guide::settled);
        before.forEach((persona, held) -> require(
                credit(persona) - held == wanted.getOrDefault(persona, 0L),
                Guide.name(persona) + "'s balance moved by " + (credit(persona) - held)));
    }

    /** A winner claims at the screen once the purses vest, then the other winners. */
    void claimAsWinner() {
        List<Owed> winners =
                open().stream().filter(owed -> owed.share() == Share.WINNER).toList();
        require(!winners.isEmpty(), "nobody won");
        guide.skipToHeight(winners.getFirst().due().vestsHeight());
        Owed first = winners.stream()
                .filter(owed -> owed.persona().number() == 1)
                .findFirst()
                .orElse(winners.getFirst());
        long before = credit(first.persona());
        guide.actAs(first.persona());
        guide.go("reviewer", "competition");
        hand.row("#competition-table", Product.MODEL, Long.toString(cycle));
        hand.bringIntoView("#reward-claim");
        album.take("winner", "A winner's purse has vested");
        hand.press("#reward-claim");
        guide.sign("You claim what the competition", "a winning reviewer");
        require(
                credit(first.persona()) - before == first.due().amount(),
                "the winner's balance moved by " + (credit(first.persona()) - before));
        claimTheRest();
        require(open().isEmpty(), "something is still owed: " + open());
        guide.note("everything claimed");
    }

    /** Everything the competition owes personas and that was not claimed, proved. */
    private List<Owed> open() {
        StateView view = guide.state();
        List<Owed> all = new ArrayList<>();
        Map<StateKey<Due>, Owed> keys = new LinkedHashMap<>();
        for (Persona persona : guide.sandbox().cast().all()) {
            for (Share share : Share.values()) {
                keys.put(
                        StateKeys.due(model, cycle, share, guide.address(persona)),
                        new Owed(persona, share, new Due(0, 0, 0)));
            }
        }
        view.readAll(List.copyOf(keys.keySet())).value().forEach((key, due) -> {
            Owed about = keys.get(key);
            if (about != null && due.amount() > 0 && due.claimedHeight() == 0) {
                all.add(new Owed(about.persona(), about.share(), due));
            }
        });
        return all;
    }

    private long credit(Persona persona) {
        return guide.state()
                .read(StateKeys.account(guide.address(persona)))
                .value()
                .orElse(Account.EMPTY)
                .credit();
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new TourFailure("settlement: " + otherwise);
        }
    }
}
