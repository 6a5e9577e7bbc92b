package org.cttdc.reviewer.flow;

import java.nio.file.Path;
import java.util.Optional;
import org.cttdc.files.OwnerFolder;
import org.cttdc.protocol.Bytes;

/** Report drafts on disk, one a purchase, written whole or not at all, so that nothing typed is lost. */
public final class DraftStore {
    private static final String SUFFIX = ".draft";

    private final OwnerFolder files;

    /** @param folder made when the first draft is kept */
    public DraftStore(Path folder) {
        this.files = new OwnerFolder(folder);
    }

    /** Replaces the draft of a purchase; returns once it is on the disk. */
    public synchronized void keep(Bytes nullifier, Bytes draft) {
        files.write(nullifier.hex() + SUFFIX, draft.toArray());
    }

    /** The draft of a purchase. */
    public synchronized Optional<Bytes> find(Bytes nullifier) {
        return files.read(nullifier.hex() + SUFFIX).map(Bytes::of);
    }

    /** Forgets the draft of a purchase. */
    public synchronized void discard(Bytes nullifier) {
        files.delete(nullifier.hex() + SUFFIX);
    }
}
