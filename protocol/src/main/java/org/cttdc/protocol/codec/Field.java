package org.cttdc.protocol.codec;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Overrides how {@link RecordCodec} encodes a record component. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Field {
    /** Protobuf field number; 0 means the component's position, counted from 1. */
    int number() default 0;

    /**
     * Whether a nested record or sealed interface may be null, and then is left out. ({@code @Nullable} says so to the compiler;
     * this says so to the codec, which also runs where JSpecify is not installed.)
     */
    boolean optional() default false;
}
