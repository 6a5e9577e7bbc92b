package org.cttdc.protocol.templates;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.cttdc.protocol.documents.DocumentException;
import org.cttdc.protocol.documents.DocumentReader;
import org.cttdc.protocol.documents.QualityModel;

/** Complete, valid, bilingual quality models to start from; shipped with the program. */
public final class ModelTemplates {
    private static final List<String> NAMES = List.of("led-lamp", "power-bank", "kettle");

    private ModelTemplates() {}

    /** Names of the templates, in the order to offer them. */
    public static List<String> names() {
        return NAMES;
    }

    /** The template of this name; throws {@link IllegalArgumentException} where there is none. */
    public static QualityModel load(String name) {
        if (!NAMES.contains(name)) {
            throw new IllegalArgumentException("no template " + name + "; there are " + NAMES);
        }
        try (InputStream in = ModelTemplates.class.getResourceAsStream(name + ".json")) {
            if (in == null) {
                throw new IllegalStateException("template " + name + " is missing from the program");
            }
            return DocumentReader.importFrom(in.readAllBytes(), QualityModel.class);
        } catch (IOException | DocumentException e) {
            throw new IllegalStateException("template " + name + " cannot be read", e);
        }
    }
}
