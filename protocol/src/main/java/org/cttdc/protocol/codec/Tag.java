package org.cttdc.protocol.codec;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The protobuf field number of a record inside the {@code oneof} that its sealed interface stands for. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Tag {
    /** Field number, at least 1, unique among the permitted records; never reused once published. */
    int value();
}
