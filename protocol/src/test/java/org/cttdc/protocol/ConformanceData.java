package org.cttdc.protocol;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** A test over published data: tagged {@code conformance}, and reported as skipped where its file or folder is missing. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@Tag("conformance")
@ExtendWith(ConformanceData.Present.class)
public @interface ConformanceData {
    /** The file or folder below the conformance directory. */
    String value();

    /** Skips where the data is missing. */
    final class Present implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return AnnotationSupport.findAnnotation(context.getElement(), ConformanceData.class)
                    .map(data -> Conformance.path(data.value()))
                    .filter(path -> !Files.exists(path))
                    .map(path -> ConditionEvaluationResult.disabled("no conformance data at " + path.toAbsolutePath()))
                    .orElse(ConditionEvaluationResult.enabled("the data is there"));
        }
    }
}
