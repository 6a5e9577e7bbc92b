package org.cttdc.tour;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cttdc.app.sandbox.Persona;
import org.cttdc.lightnode.api.StateView;
import org.cttdc.lightnode.api.Verified;
import org.cttdc.protocol.state.Account;
import org.cttdc.protocol.state.CommunityFunds;
import org.cttdc.protocol.state.CompetitionState;
import org.cttdc.protocol.state.RankingEntry;
import org.cttdc.protocol.state.StateKey;
import org.cttdc.protocol.state.StateKeys;
import org.cttdc.protocol.tx.Share;
import org.cttdc.wallet.api.WalletAccount;

/** {@code tour.json}: what the tour saw, every figure read through the light node with its proof. */
final class Ledger {
    private final Guide guide;
    private final Map<String, Object> root = new LinkedHashMap<>();

    Ledger(Guide guide) {
        this.guide = guide;
    }

    /** Reads everything but the pictures. */
    void read(Settling settling) {
        StateView view = guide.state();
        Map<String, Object> heights = new LinkedHashMap<>();
        Map<String, Object> hashes = new LinkedHashMap<>();
        for (Guide.Moment moment : guide.moments()) {
            heights.put(moment.name(), moment.height());
            hashes.put(Long.toString(moment.height()), moment.appHash().hex());
        }
        root.put("chainId", guide.suite().node().status().chainId());
        root.put("heights", heights);
        root.put("appHashes", hashes);
        root.put("accounts", accounts(view));
        root.put("communityFunds", funds(view));
        root.put("settlement", settlement(settling.competition(view), settling.ranking(view)));
        root.put("settlementOnScreen", settling.onScreen());
    }

    /** Writes what was read, with the pictures taken until now. */
    void write(Path file) throws IOException {
        root.put("pictures", guide.album().pictures());
        ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        Files.write(file, mapper.writeValueAsBytes(root));
    }

    /** What the wallet's table has to read of an account, and does. */
    private List<String> onScreen(Persona persona, Account held) {
        String[] words = {
            Guide.name(persona),
            guide.suite().kit().money().ctt(held.ctt()).text().replace('\u00a0', ' '),
            guide.suite().kit().money().credit(held.credit()).text()
        };
        guide.hand().rowReads("#accounts-table", words);
        return List.of(words);
    }

    private List<Object> accounts(StateView view) {
        guide.go("wallet", "accounts");
        guide.hand()
                .readsIn(
                        "#account-credit-proof",
                        "Verified at " + guide.suite().kit().money().whole(view.height()));
        Map<String, String> addresses = new LinkedHashMap<>();
        for (WalletAccount account : guide.suite().wallet().state().accounts()) {
            addresses.put(account.address().hex(), account.text());
        }
        List<StateKey<Account>> keys = guide.sandbox().cast().all().stream()
                .map(persona -> StateKeys.account(guide.address(persona)))
                .toList();
        Verified<Map<StateKey<Account>, Account>> found = view.readAll(keys);
        List<Object> lines = new ArrayList<>();
        for (Persona persona : guide.sandbox().cast().all()) {
            Account held = found.value().getOrDefault(StateKeys.account(guide.address(persona)), Account.EMPTY);
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("name", Guide.name(persona));
            line.put("address", addresses.get(guide.address(persona).hex()));
            line.put("cttMicro", held.ctt());
            line.put("creditFen", held.credit());
            line.put("verifiedAtHeight", found.provenance().height());
            line.put("onScreen", onScreen(persona, held));
            lines.add(line);
        }
        return lines;
    }

    private static Map<String, Object> funds(StateView view) {
        var found = view.read(StateKeys.communityFunds());
        CommunityFunds funds = found.value().orElse(new CommunityFunds(0, 0, 0));
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("audit", funds.audit());
        line.put("recommenders", funds.recommenders());
        line.put("treasury", funds.treasury());
        line.put("verifiedAtHeight", found.provenance().height());
        return line;
    }

    private Map<String, Object> settlement(CompetitionState state, List<RankingEntry> ranking) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("model", state.model().hex());
        line.put("cycle", state.cycle());
        line.put("settledHeight", state.settledHeight());
        line.put("orders", state.orders());
        line.put("reports", state.reveals());
        line.put("grossFen", state.gross());
        line.put("feesFen", state.fees());
        line.put("expertsFen", state.experts());
        line.put("expertsReducedFen", state.expertsReduced());
        line.put("winnersFen", state.winners());
        line.put("platformFen", state.platforms());
        line.put("communityFen", state.community());
        line.put("rolledInFen", state.rolledIn());
        line.put("rolledOutFen", state.rolledOut());
        Map<String, Object> split = new LinkedHashMap<>();
        split.put("validators", state.validators());
        split.put("audit", state.audit());
        split.put("reviewers", state.reviewers());
        split.put("recommenders", state.recommenders());
        split.put("treasury", state.treasury());
        line.put("communitySplit", split);
        line.put("winners", lines(ranking, Share.WINNER));
        line.put("validReports", lines(ranking, Share.REVIEWER));
        return line;
    }

    private static List<Object> lines(List<RankingEntry> ranking, Share share) {
        List<Object> lines = new ArrayList<>();
        for (RankingEntry entry : ranking) {
            if (entry.share() == share) {
                Map<String, Object> line = new LinkedHashMap<>();
                line.put("rank", entry.rank());
                line.put("address", entry.author().hex());
                line.put("score", entry.score());
                line.put("amountFen", entry.amount());
                lines.add(line);
            }
        }
        return lines;
    }
}
