package org.cttdc.node.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cttdc.files.Disk;
import org.cttdc.node.app.Peeler;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;
import org.cttdc.protocol.rules.Beacon;
import org.cttdc.protocol.state.OnionState;
import org.cttdc.protocol.tx.BeaconTx;

/**
 * The onions of the validators of one home, all made from one secret in a file of its own. A home that lost it registers new onions by
 * itself, and misses its reveals until they count.
 */
public final class OnionKeeper implements Peeler {
    /** Layers that last a validator for months. */
    public static final int LONG = 1 << 20;
    /** Layers that are computed in no time. */
    public static final int SHORT = 1 << 12;

    private static final Bytes DOMAIN = Bytes.of("ctt-onion/1".getBytes(StandardCharsets.US_ASCII));
    private static final int STRIDE = 256;

    private final Bytes secret;
    private final int layers;
    /** By validator and serial: every 256th layer, from the core. */
    private final Map<Bytes, List<Bytes>> known = new TreeMap<>();

    private OnionKeeper(Bytes secret, int layers) {
        this.secret = secret;
        this.layers = layers;
    }

    /** The keeper of a home's secret, which is made on first use. */
    public static OnionKeeper open(Path file, SecureRandom random, int layers) throws IOException {
        if (!Files.exists(file)) {
            byte[] fresh = new byte[Sha256.SIZE];
            random.nextBytes(fresh);
            Disk.real().put(file, fresh);
        }
        Bytes secret = Bytes.of(Files.readAllBytes(file));
        if (secret.size() != Sha256.SIZE) {
            throw new IOException(file + " does not hold " + Sha256.SIZE
                    + " bytes: put the right file back, or delete it and lose the reveals of a cycle");
        }
        return new OnionKeeper(secret, layers);
    }

    @Override
    public BeaconTx next(Bytes validator, OnionState onion) {
        long below = layers - onion.revealed() - 1;
        boolean mine = !onion.layer().isEmpty()
                && below >= 0
                && layer(validator, onion.current(), below + 1).equals(onion.layer());
        boolean renew = onion.next().isEmpty() && (!mine || below < layers / 2);
        return new BeaconTx(
                mine ? layer(validator, onion.current(), below) : Bytes.EMPTY,
                renew ? layer(validator, onion.serial() + 1, layers) : Bytes.EMPTY);
    }

    /** A layer, counted from the core. */
    private Bytes layer(Bytes validator, long serial, long place) {
        Bytes name = Bytes.concat(
                validator,
                Bytes.of(ByteBuffer.allocate(Long.BYTES).putLong(serial).array()));
        List<Bytes> marks = known.computeIfAbsent(name, this::marks);
        return Beacon.layer(marks.get(Math.toIntExact(place / STRIDE)), Math.toIntExact(place % STRIDE));
    }

    private List<Bytes> marks(Bytes name) {
        List<Bytes> marks = new ArrayList<>();
        marks.add(Sha256.of(DOMAIN, secret, name));
        for (int i = STRIDE; i <= layers; i += STRIDE) {
            marks.add(Beacon.layer(marks.getLast(), STRIDE));
        }
        return marks;
    }
}
