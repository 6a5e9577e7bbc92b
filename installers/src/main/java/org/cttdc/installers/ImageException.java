package org.cttdc.installers;

/** Why no image could be made, in words for the person who asked for it. */
final class ImageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ImageException(String message) {
        super(message);
    }
}
