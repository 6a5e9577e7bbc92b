package org.cttdc.uikit.async;

import org.jspecify.annotations.Nullable;

/** Thrown by work that already knows what the person should be told. */
public final class UserErrorException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient UserError error;

    public UserErrorException(UserError error, @Nullable Throwable cause) {
        super("[" + error.code() + "] " + error.details(), cause);
        this.error = error;
    }

    public UserError error() {
        return error;
    }
}
