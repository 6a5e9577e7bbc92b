package org.cttdc.uikit.theme;

import java.net.URL;

/** Finds the style sheets of this module. */
final class Sheets {

    private Sheets() {}

    static String address(String name) {
        URL url = Sheets.class.getResource(name);
        if (url == null) {
            throw new IllegalStateException("Style sheet " + name + " is missing from the build");
        }
        return url.toExternalForm();
    }
}
