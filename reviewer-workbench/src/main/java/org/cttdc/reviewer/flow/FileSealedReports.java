package org.cttdc.reviewer.flow;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cttdc.files.OwnerFolder;
import org.cttdc.protocol.Bytes;
import org.cttdc.protocol.Sha256;

/**
 * Sealed reports as files that only their owner may read, one a (nullifier, report). A second commitment for the same purchase never
 * displaces the report of the first: whichever the chain accepted can be revealed. A file that does not hash to its name is damaged and
 * is not offered.
 */
public final class FileSealedReports implements SealedReports {
    private static final String SUFFIX = ".json";
    private static final String NEWEST = ".newest";

    private final OwnerFolder files;

    /** @param folder made when the first report is kept */
    public FileSealedReports(Path folder) {
        this.files = new OwnerFolder(folder);
    }

    @Override
    public void keep(Bytes nullifier, Bytes report) {
        Bytes id = Sha256.of(report);
        files.write(name(nullifier, id), report.toArray());
        files.write(nullifier.hex() + NEWEST, id.toArray());
    }

    @Override
    public Optional<Bytes> find(Bytes nullifier) {
        Optional<Bytes> newest = read(nullifier.hex() + NEWEST);
        return newest.flatMap(id ->
                read(name(nullifier, id)).filter(report -> Sha256.of(report).equals(id)));
    }

    @Override
    public List<Bytes> all(Bytes nullifier) {
        return files.names(nullifier.hex() + "-").stream()
                .flatMap(name -> read(name).filter(report -> isIntact(nullifier, name, report)).stream())
                .toList();
    }

    private Optional<Bytes> read(String name) {
        return files.read(name).map(Bytes::of);
    }

    private static boolean isIntact(Bytes nullifier, String name, Bytes report) {
        return name.equals(name(nullifier, Sha256.of(report)));
    }

    private static String name(Bytes nullifier, Bytes id) {
        return nullifier.hex() + "-" + id.hex() + SUFFIX;
    }
}
