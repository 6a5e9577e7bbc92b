package org.cttdc.expert.draft;

import org.cttdc.protocol.documents.DocumentException;
import org.cttdc.protocol.documents.QualityModel;
import org.cttdc.protocol.json.JsonException;

/** The file of a model that is still being written. */
public final class DraftBytes {
    private DraftBytes() {}

    /** A draft of a model. */
    public static byte[] sample(QualityModel model) {
        return DraftStore.write(AuthorDraft.of(model));
    }

    /** Whether it is read; otherwise it is put aside. */
    public static boolean isRead(byte[] file) {
        try {
            DraftStore.write(DraftStore.read(file));
            return true;
        } catch (JsonException | DocumentException | IllegalArgumentException refused) {
            return false;
        }
    }
}
