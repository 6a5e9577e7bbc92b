package org.cttdc.protocol.documents;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds a {@link Characteristic} step by step, or changes parts of one. */
public final class CharacteristicBuilder {
    private String id;
    private CharacteristicKind kind;
    private LocalizedText name;
    private String unit = Characteristic.NO_UNIT;
    private int scale;
    private List<Level> levels = List.of();
    private @Nullable Range plausible;
    private @Nullable Limit limit;
    private @Nullable DeclaredTolerance declaredTolerance;
    private @Nullable Decision decision;
    private @Nullable Method method;
    private @Nullable Scoring scoring;
    private int weight;
    private Criticality criticality = Criticality.MINOR;
    private @Nullable ValueFunction value;
    private @Nullable Degradation degradation;
    private @Nullable String expression;
    private List<SemanticId> sem = List.of();

    /** A characteristic without unit, weight or optional parts, of minor criticality. */
    public CharacteristicBuilder(String id, CharacteristicKind kind, LocalizedText name) {
        this.id = id;
        this.kind = kind;
        this.name = name;
    }

    CharacteristicBuilder(Characteristic from) {
        this.id = from.id();
        this.kind = from.kind();
        this.name = from.name();
        this.unit = from.unit();
        this.scale = from.scale();
        this.levels = from.levels();
        this.plausible = from.plausible();
        this.limit = from.limit();
        this.declaredTolerance = from.declaredTolerance();
        this.decision = from.decision();
        this.method = from.method();
        this.scoring = from.scoring();
        this.weight = from.weight();
        this.criticality = from.criticality();
        this.value = from.value();
        this.degradation = from.degradation();
        this.expression = from.expression();
        this.sem = from.sem();
    }

    public CharacteristicBuilder id(String id) {
        this.id = id;
        return this;
    }

    public CharacteristicBuilder kind(CharacteristicKind kind) {
        this.kind = kind;
        return this;
    }

    public CharacteristicBuilder name(LocalizedText name) {
        this.name = name;
        return this;
    }

    public CharacteristicBuilder unit(String unit) {
        this.unit = unit;
        return this;
    }

    public CharacteristicBuilder scale(int scale) {
        this.scale = scale;
        return this;
    }

    public CharacteristicBuilder levels(List<Level> levels) {
        this.levels = levels;
        return this;
    }

    public CharacteristicBuilder plausible(@Nullable Range plausible) {
        this.plausible = plausible;
        return this;
    }

    public CharacteristicBuilder limit(@Nullable Limit limit) {
        this.limit = limit;
        return this;
    }

    public CharacteristicBuilder declaredTolerance(@Nullable DeclaredTolerance declaredTolerance) {
        this.declaredTolerance = declaredTolerance;
        return this;
    }

    public CharacteristicBuilder decision(@Nullable Decision decision) {
        this.decision = decision;
        return this;
    }

    public CharacteristicBuilder method(@Nullable Method method) {
        this.method = method;
        return this;
    }

    public CharacteristicBuilder scoring(@Nullable Scoring scoring) {
        this.scoring = scoring;
        return this;
    }

    public CharacteristicBuilder weight(int weight) {
        this.weight = weight;
        return this;
    }

    public CharacteristicBuilder criticality(Criticality criticality) {
        this.criticality = criticality;
        return this;
    }

    public CharacteristicBuilder value(@Nullable ValueFunction value) {
        this.value = value;
        return this;
    }

    public CharacteristicBuilder degradation(@Nullable Degradation degradation) {
        this.degradation = degradation;
        return this;
    }

    public CharacteristicBuilder expression(@Nullable String expression) {
        this.expression = expression;
        return this;
    }

    public CharacteristicBuilder sem(List<SemanticId> sem) {
        this.sem = sem;
        return this;
    }

    public Characteristic build() {
        return new Characteristic(
                id,
                kind,
                name,
                unit,
                scale,
                levels,
                plausible,
                limit,
                declaredTolerance,
                decision,
                method,
                scoring,
                weight,
                criticality,
                value,
                degradation,
                expression,
                sem);
    }
}
