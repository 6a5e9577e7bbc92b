package org.cttdc.app.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;
import org.cttdc.protocol.keys.HdKey;
import org.cttdc.protocol.keys.Mnemonic;
import org.cttdc.protocol.keys.SigningKey;
import org.cttdc.protocol.keys.WordList;
import org.cttdc.protocol.rules.PurchaseProof;
import org.cttdc.protocol.tx.Msg;

/**
 * All personas of the sandbox and their keys. The phrase is public and the same on every machine: nothing of value can be held with
 * it, because sandbox addresses are invalid on a network.
 */
public final class Cast implements AutoCloseable {
    private static final int ENTROPY_BYTES = 16;

    private final List<Persona> personas = new ArrayList<>();
    private final Map<Integer, SigningKey> keys = new HashMap<>();
    private final char[] phrase;

    /** Derives every persona's key. */
    public Cast() {
        byte[] entropy = Sha256.of(Bytes.of("ctt sandbox".getBytes(StandardCharsets.US_ASCII)))
                .slice(0, ENTROPY_BYTES)
                .toArray();
        try (Mnemonic mnemonic = Mnemonic.ofEntropy(WordList.ENGLISH, entropy)) {
            phrase = mnemonic.phrase();
            byte[] seed = mnemonic.seed(new char[0]);
            for (Persona.Part part : Persona.Part.values()) {
                for (int number = 1; number <= part.count(); number++) {
                    Persona persona = new Persona(personas.size(), part, number);
                    personas.add(persona);
                    keys.put(persona.index(), HdKey.account(seed, persona.index()));
                }
            }
            Arrays.fill(seed, (byte) 0);
        }
    }

    /** Everybody, by account index. */
    public List<Persona> all() {
        return List.copyOf(personas);
    }

    /** Everybody of a part, by number. */
    public List<Persona> all(Persona.Part part) {
        return personas.stream().filter(persona -> persona.part() == part).toList();
    }

    /** The one of a part with that number, from 1. */
    public Persona one(Persona.Part part, int number) {
        return all(part).get(number - 1);
    }

    /** The only one of a part. */
    public Persona one(Persona.Part part) {
        return one(part, 1);
    }

    /** Who told a buyer of the product: Reviewer 1 has told every third reviewer; nobody told the others. */
    public Optional<Persona> recommender(Persona buyer) {
        boolean told = buyer.part() == Persona.Part.REVIEWER && buyer.number() % 3 == 2;
        return told ? Optional.of(one(Persona.Part.REVIEWER)) : Optional.empty();
    }

    /** A persona's account, 20 bytes. */
    public Bytes address(Persona persona) {
        return key(persona).address().value();
    }

    /** A copy of the public phrase. */
    public char[] phrase() {
        return phrase.clone();
    }

    /** A persona's key. */
    SigningKey key(Persona persona) {
        SigningKey key = keys.get(persona.index());
        if (key == null) {
            throw new IllegalArgumentException("no such persona: " + persona);
        }
        return key;
    }

    /** The sandbox issuer's word that an account belongs to one person. */
    public Msg.Credential credential(String chainId, Bytes account) {
        SigningKey issuer = key(one(Persona.Part.ISSUER));
        Bytes person = Sha256.of(Bytes.of("sandbox person".getBytes(StandardCharsets.US_ASCII)), account);
        Bytes statement = PurchaseProof.credentialSignBytes(chainId, person, account);
        return new Msg.Credential(issuer.publicKey(), person, issuer.sign(statement));
    }

    @Override
    public void close() {
        Arrays.fill(phrase, '\0');
        keys.values().forEach(SigningKey::close);
    }
}
