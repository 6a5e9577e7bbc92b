package org.cttdc.protocol.codec;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumValueDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Label;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.OneofDescriptorProto;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The protobuf schema of records, built from the classes by the same shapes the codec uses. */
final class ProtoSchema {
    private static final String PACKAGE = "ctt";

    private final Map<String, Class<?>> seen = new TreeMap<>();
    private final Map<String, DescriptorProto> messages = new TreeMap<>();
    private final Map<String, EnumDescriptorProto> enums = new TreeMap<>();
    private final Deque<Class<?>> open = new ArrayDeque<>();

    private ProtoSchema() {}

    static FileDescriptorProto of(List<Class<? extends Record>> roots) {
        ProtoSchema schema = new ProtoSchema();
        roots.forEach(schema::name);
        while (!schema.open.isEmpty()) {
            schema.describe(schema.open.remove());
        }
        return FileDescriptorProto.newBuilder()
                .setName("ctt.proto")
                .setPackage(PACKAGE)
                .setSyntax("proto3")
                .addAllMessageType(schema.messages.values())
                .addAllEnumType(schema.enums.values())
                .build();
    }

    /** The name a class has in the schema; the class is described later. */
    private String name(Class<?> type) {
        String name = type.getSimpleName();
        Class<?> before = seen.putIfAbsent(name, type);
        if (before == null) {
            open.add(type);
        } else if (before != type) {
            throw new IllegalStateException(before + " and " + type + " share a name");
        }
        return "." + PACKAGE + "." + name;
    }

    private void describe(Class<?> type) {
        String name = type.getSimpleName();
        if (type.isEnum()) {
            enums.put(name, enumeration(type));
        } else if (type.isRecord()) {
            DescriptorProto.Builder message = DescriptorProto.newBuilder().setName(name);
            for (RecordShape.Component component : RecordShape.of(type).components()) {
                message.addField(
                        field(component.type()).setName(snake(component.name())).setNumber(component.number()));
            }
            messages.put(name, message.build());
        } else {
            messages.put(name, choice(type));
        }
    }

    private DescriptorProto choice(Class<?> type) {
        DescriptorProto.Builder message = DescriptorProto.newBuilder()
                .setName(type.getSimpleName())
                .addOneofDecl(OneofDescriptorProto.newBuilder().setName("kind"));
        for (Class<?> member : RecordShape.leaves(type)) {
            message.addField(FieldDescriptorProto.newBuilder()
                    .setName(snake(member.getSimpleName()))
                    .setNumber(RecordShape.tag(member))
                    .setLabel(Label.LABEL_OPTIONAL)
                    .setType(FieldDescriptorProto.Type.TYPE_MESSAGE)
                    .setTypeName(name(member))
                    .setOneofIndex(0));
        }
        return message.build();
    }

    private FieldDescriptorProto.Builder field(WireType type) {
        FieldDescriptorProto.Builder field = FieldDescriptorProto.newBuilder().setLabel(Label.LABEL_OPTIONAL);
        return switch (type) {
            case WireType.Int64 _ -> field.setType(FieldDescriptorProto.Type.TYPE_INT64);
            case WireType.Int32 _ -> field.setType(FieldDescriptorProto.Type.TYPE_INT32);
            case WireType.Bool _ -> field.setType(FieldDescriptorProto.Type.TYPE_BOOL);
            case WireType.Utf8 _ -> field.setType(FieldDescriptorProto.Type.TYPE_STRING);
            case WireType.Binary _ -> field.setType(FieldDescriptorProto.Type.TYPE_BYTES);
            case WireType.Enumeration of ->
                field.setType(FieldDescriptorProto.Type.TYPE_ENUM).setTypeName(name(of.type()));
            case WireType.Message of ->
                field.setType(FieldDescriptorProto.Type.TYPE_MESSAGE).setTypeName(name(of.type()));
            case WireType.OneOf of ->
                field.setType(FieldDescriptorProto.Type.TYPE_MESSAGE).setTypeName(name(of.type()));
            case WireType.Repeated of -> field(of.element()).setLabel(Label.LABEL_REPEATED);
            case WireType.Packed of -> field(of.element()).setLabel(Label.LABEL_REPEATED);
        };
    }

    private static EnumDescriptorProto enumeration(Class<?> type) {
        EnumDescriptorProto.Builder result = EnumDescriptorProto.newBuilder().setName(type.getSimpleName());
        String prefix = snake(type.getSimpleName()).toUpperCase(Locale.ROOT) + "_";
        for (Object constant : type.getEnumConstants()) {
            result.addValue(EnumValueDescriptorProto.newBuilder()
                    .setName(prefix + ((Enum<?>) constant).name())
                    .setNumber(((WireEnum) constant).number()));
        }
        return result.build();
    }

    static String snake(String camel) {
        return camel.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }

    /** The schema as a {@code .proto} file. */
    static String text(FileDescriptorProto file) {
        StringBuilder out = new StringBuilder("""
                // Generated from the records of org.cttdc.protocol; do not edit. Bytes on the chain are the canonical form of these
                // messages: fields in order, defaults left out, nothing unknown, shortest varints.
                syntax = "proto3";

                package %s;
                """.formatted(file.getPackage()));
        for (EnumDescriptorProto type : file.getEnumTypeList()) {
            out.append("\nenum ").append(type.getName()).append(" {\n");
            for (EnumValueDescriptorProto value : type.getValueList()) {
                out.append("  %s = %d;\n".formatted(value.getName(), value.getNumber()));
            }
            out.append("}\n");
        }
        for (DescriptorProto type : file.getMessageTypeList()) {
            boolean choice = type.getOneofDeclCount() > 0;
            out.append("\nmessage ").append(type.getName()).append(choice ? " {\n  oneof kind {\n" : " {\n");
            for (FieldDescriptorProto field : type.getFieldList()) {
                out.append(choice ? "    " : "  ")
                        .append(field.getLabel() == Label.LABEL_REPEATED ? "repeated " : "")
                        .append("%s %s = %d;\n".formatted(typeName(field), field.getName(), field.getNumber()));
            }
            out.append(choice ? "  }\n}\n" : "}\n");
        }
        return out.toString();
    }

    private static String typeName(FieldDescriptorProto field) {
        return field.hasTypeName()
                ? field.getTypeName().substring(PACKAGE.length() + 2)
                : field.getType().name().substring("TYPE_".length()).toLowerCase(Locale.ROOT);
    }
}
