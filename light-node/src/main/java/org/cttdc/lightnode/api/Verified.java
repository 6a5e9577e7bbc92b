package org.cttdc.lightnode.api;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.cttdc.lightnode.read.Warrant;
import org.jspecify.annotations.Nullable;

/**
 * A value together with why it may be believed. Only the light node makes one; what a server said and nobody proved is an
 * {@link Unverified}.
 */
public final class Verified<T> {
    private final T value;
    private final Provenance provenance;
    private final @Nullable ProofExport export;

    private Verified(T value, Provenance provenance, @Nullable ProofExport export) {
        this.value = value;
        this.provenance = provenance;
        this.export = export;
    }

    /** The proved value. */
    public T value() {
        return value;
    }

    /** Where it was proved. */
    public Provenance provenance() {
        return provenance;
    }

    /** Its proof as a file, where the light node that made it can still tell. */
    public Optional<ProofExport> export() {
        return Optional.ofNullable(export);
    }

    /** The same fact seen through a pure function of it. */
    public <R> Verified<R> map(Function<? super T, ? extends R> view) {
        return new Verified<>(view.apply(value), provenance, export);
    }

    /** Mints a verified value. {@code warrant} is of a type that only the light node can name. */
    public static <T> Verified<T> issue(T value, Provenance provenance, Warrant warrant) {
        Objects.requireNonNull(warrant, "a verified value needs the warrant of the code that checked it");
        return new Verified<>(value, provenance, null);
    }

    /** As {@link #issue(Object, Provenance, Warrant)}, with a way to make its proof into a file, where there is one. */
    public static <T> Verified<T> issue(T value, Provenance provenance, @Nullable ProofExport export, Warrant warrant) {
        Objects.requireNonNull(warrant, "a verified value needs the warrant of the code that checked it");
        return new Verified<>(value, provenance, export);
    }

    @Override
    public String toString() {
        return value + " (verified at height " + provenance.height() + ")";
    }
}
