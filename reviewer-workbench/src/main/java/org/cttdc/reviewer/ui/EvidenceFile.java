package org.cttdc.reviewer.ui;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import org.cttdc.protocol.Sha256;
import org.cttdc.protocol.documents.ContentId;
import org.cttdc.protocol.documents.Evidence;
import org.jspecify.annotations.Nullable;

/**
 * A file that supports a report: only its digest, media type and size go into the report.
 *
 * @param name as the reviewer calls it, kept in the draft only
 */
record EvidenceFile(String name, Evidence evidence) {
    private static final int CHUNK = 1 << 16;
    private static final String UNKNOWN_MEDIA = "application/octet-stream";

    /** Reads a file once; blocks. */
    static EvidenceFile of(Path file) throws IOException {
        MessageDigest digest = Sha256.digest();
        long size = 0;
        byte[] chunk = new byte[CHUNK];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                digest.update(chunk, 0, read);
                size += read;
            }
        }
        @Nullable String media = Files.probeContentType(file);
        var evidence = new Evidence(ContentId.ofDigest(digest.digest()), media == null ? UNKNOWN_MEDIA : media, size);
        return new EvidenceFile(String.valueOf(file.getFileName()), evidence);
    }
}
