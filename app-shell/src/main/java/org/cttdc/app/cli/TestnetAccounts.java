package org.cttdc.app.cli;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.keys.Address;
import org.cttdc.protocol.keys.HdKey;
import org.cttdc.protocol.keys.Mnemonic;
import org.cttdc.protocol.keys.SigningKey;
import org.cttdc.protocol.keys.WordList;
import org.cttdc.protocol.state.ChainParams;
import org.cttdc.protocol.state.GenesisState;
import org.cttdc.protocol.state.PlatformState;

/** Who is who on a test network: accounts of one phrase, all of them funded. */
final class TestnetAccounts {
    private static final int WORDS = 12;
    private static final long CTT = 1_000_000_000_000L;
    private static final long CREDIT = 1_000_000_00L;
    private static final long ESCROW = 20_000_000_00L;
    private static final long BOND = 100_000_000_000L;
    private static final List<String> ROLES = List.of("platform", "custodian", "issuer");

    private final Mnemonic phrase;
    private final List<SigningKey> keys = new ArrayList<>();
    private final List<String> names = new ArrayList<>();

    /** {@code members} accounts without a role beside those with one and one operator for each validator. */
    TestnetAccounts(int members, int validators, SecureRandom random) {
        phrase = Mnemonic.generate(WordList.ENGLISH, WORDS, random);
        byte[] seed = phrase.seed(new char[0]);
        names.addAll(ROLES);
        for (int i = 0; i < validators; i++) {
            names.add("operator" + i);
        }
        for (int i = 0; i < members; i++) {
            names.add("member" + i);
        }
        for (int i = 0; i < names.size(); i++) {
            keys.add(HdKey.account(seed, i));
        }
    }

    GenesisState genesis(List<Bytes> validators) {
        List<GenesisState.Operator> operators = new ArrayList<>();
        for (int i = 0; i < validators.size(); i++) {
            operators.add(new GenesisState.Operator(validators.get(i), address("operator" + i), BOND));
        }
        return new GenesisState(
                ChainParams.sandbox(),
                keys.stream()
                        .map(key ->
                                new GenesisState.GenesisAccount(key.address().value(), CTT, CREDIT))
                        .toList(),
                List.of(new PlatformState(address("platform"), "Test Mall", ESCROW, 0)),
                List.of(address("custodian")),
                List.of(keys.get(names.indexOf("issuer")).publicKey()),
                operators);
    }

    private Bytes address(String name) {
        return keys.get(names.indexOf(name)).address().value();
    }

    /** For whoever plays with the network. */
    String text() {
        StringBuilder out = new StringBuilder("""
                The accounts of this test network. Whoever reads this file owns them: never use the phrase for anything real.

                phrase: %s

                """.formatted(String.join(" ", phrase.words())));
        for (int i = 0; i < names.size(); i++) {
            out.append("account %d  %-12s %s%n"
                    .formatted(i, names.get(i), keys.get(i).address().text(Address.NETWORK_PREFIX)));
        }
        return out.toString();
    }
}
